package io.appinventory.catalog.session;

import io.appinventory.catalog.model.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Table;

/**
 * Which rows a principal may see and change, of those that the role allows. {@link Scope#tenant}
 * asks them for every table that a statement names. What the rows are is said above, where filters
 * are known.
 */
public final class RowRules {
  /** No limit beyond the role's. */
  public static final RowRules NONE = new RowRules(Map.of(), Map.of());

  private final Map<Shape<?>, Rows> readable;
  private final Map<Shape<?>, Rows> writable;

  private RowRules(Map<Shape<?>, Rows> readable, Map<Shape<?>, Rows> writable) {
    this.readable = Map.copyOf(readable);
    this.writable = Map.copyOf(writable);
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
    return new RowRules(readable, writable);
  }

  /** What these and others both allow. */
  public RowRules and(RowRules others) {
    if (others.isNone()) {
      return this;
    }
    return new RowRules(both(readable, others.readable), both(writable, others.writable));
  }

  private boolean isNone() {
    return readable.isEmpty() && writable.isEmpty();
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
