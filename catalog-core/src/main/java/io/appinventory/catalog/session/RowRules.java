package io.appinventory.catalog.session;

import io.appinventory.catalog.model.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Table;

/**
 * Which rows a principal may see and change, of those that the role allows. {@link Scope#tenant}
 * asks them for every table that a statement names. What the rows are is said above, where filters
 * are known.
 */
public final class RowRules {
  /** No limit beyond the role's. */
  public static final RowRules NONE = new RowRules(Map.of(), Map.of(), Set.of());

  private final Map<Shape<?>, Rows> readable;
  private final Map<Shape<?>, Rows> writable;
  private final Set<String> lent;

  private RowRules(Map<Shape<?>, Rows> readable, Map<Shape<?>, Rows> writable, Set<String> lent) {
    this.readable = Map.copyOf(readable);
    this.writable = Map.copyOf(writable);
    this.lent = Set.copyOf(lent);
  }

  /** Some rows of a shape. */
  @FunctionalInterface
  public interface Rows {
    /**
     * That a row is one of them; never null.
     *
     * @param table the shape's table or an alias of it
     * @param scope for the tables that the condition names itself
     */
    Condition in(Table<?> table, Scope scope);
  }

  /** Limits those shapes; all others stay as they are. What may be changed has to be seen, too. */
  public static RowRules of(Map<Shape<?>, Rows> readable, Map<Shape<?>, Rows> writable) {
    return new RowRules(readable, writable, Set.of());
  }

  /** What these and others both allow. */
  public RowRules and(RowRules others) {
    if (others.isNone()) {
      return this;
    }
    Set<String> either = new HashSet<>(lent);
    either.addAll(others.lent);
    return new RowRules(both(readable, others.readable), both(writable, others.writable), either);
  }

  /**
   * Rows of a shape that somebody was granted, whatever the rules.
   *
   * @param readable the rows that may be seen
   * @param writable those of them that may be changed; empty for none
   * @param roleWrites whether the role lets change rows of the shape at all
   */
  public record Granted(Rows readable, Optional<Rows> writable, boolean roleWrites) {}

  /**
   * What these allow, and what was granted. A row that may be seen by a grant alone may not be
   * changed unless that was granted too.
   */
  public RowRules or(Map<Shape<?>, Granted> granted) {
    Map<Shape<?>, Rows> seen = new LinkedHashMap<>(readable);
    Map<Shape<?>, Rows> changed = new LinkedHashMap<>(writable);
    Set<String> some = new HashSet<>(lent);
    granted.forEach(
        (shape, rows) -> {
          seen.computeIfPresent(shape, (s, one) -> either(one, rows.readable()));
          if (rows.roleWrites()) {
            allowed(shape).ifPresent(one -> changed.put(shape, or(one, rows.writable())));
          } else if (rows.writable().isPresent()) {
            changed.put(shape, rows.writable().get());
            some.add(shape.name());
          }
        });
    RowRules all = new RowRules(seen, changed, some);
    return all.isNone() ? NONE : all;
  }

  /** The rows of a shape that both may be seen and may be changed; empty where all may. */
  private Optional<Rows> allowed(Shape<?> shape) {
    Rows seen = readable.get(shape);
    Rows changed = writable.get(shape);
    if (seen == null || changed == null) {
      return Optional.ofNullable(seen == null ? changed : seen);
    }
    return Optional.of((table, scope) -> seen.in(table, scope).and(changed.in(table, scope)));
  }

  private static Rows or(Rows one, Optional<Rows> other) {
    return other.map(rows -> either(one, rows)).orElse(one);
  }

  private static Rows either(Rows one, Rows other) {
    return (table, scope) -> one.in(table, scope).or(other.in(table, scope));
  }

  /** Whether rows of a collection were granted to be changed, although the role may change none. */
  boolean lends(String collection) {
    return lent.contains(collection);
  }

  private boolean isNone() {
    return readable.isEmpty() && writable.isEmpty() && lent.isEmpty();
  }

  private static Map<Shape<?>, Rows> both(Map<Shape<?>, Rows> some, Map<Shape<?>, Rows> others) {
    Map<Shape<?>, Rows> both = new LinkedHashMap<>(some);
    others.forEach(
        (shape, rows) ->
            both.merge(
                shape,
                rows,
                (one, other) ->
                    (table, scope) -> one.in(table, scope).and(other.in(table, scope))));
    return both;
  }

  /** The rows of a shape that may be seen; empty where all may. */
  Optional<Rows> readable(Shape<?> shape) {
    return Optional.ofNullable(readable.get(shape));
  }

  /** The rows of a shape that may be changed, of those that may be seen; empty where all may. */
  Optional<Rows> writable(Shape<?> shape) {
    return Optional.ofNullable(writable.get(shape));
  }
}
