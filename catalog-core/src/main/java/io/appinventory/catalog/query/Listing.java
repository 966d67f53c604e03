package io.appinventory.catalog.query;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterText;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Lists entities of every type: one statement for a page, another for the total where it has to be
 * counted.
 */
public final class Listing {
  private final Scope scope;

  /** For any scope. */
  public Listing(Scope scope) {
    this.scope = scope;
  }

  /**
   * A page of a list.
   *
   * @throws MalformedQueryException when the filter, order, cursor or fields are not in order
   * @throws NotAllowedException when the principal may not read the type, or see what is deleted
   */
  public <R extends Entity<R>> Page<R> list(EntityType<R> type, ListQuery query) {
    return list(type, query, Restriction.none());
  }

  /** A page of a list that is limited further. */
  public <R extends Entity<R>> Page<R> list(
      EntityType<R> type, ListQuery query, Restriction restriction) {
    fields(type, query.fields());
    Condition condition =
        condition(type, query.filter(), query.includeDeleted()).and(restriction.condition());
    ListOrder order = ListOrder.of(scope, type, query.sort());
    String fingerprint =
        Cursor.fingerprint(
            List.of(
                type.name(),
                scope.tenantId().toString(),
                FilterText.print(query.filter()),
                query.sort().toString(),
                restriction.fingerprint(),
                String.valueOf(query.includeDeleted())));
    return switch (query.page()) {
      case PageRequest.Numbered page -> numbered(type, query, condition, order, fingerprint, page);
      case PageRequest.At page -> at(type, query, condition, order, fingerprint, page);
    };
  }

  /** How many entities satisfy the filter. */
  public <R extends Entity<R>> long count(EntityType<R> type, Filter filter) {
    return count(type, condition(type, filter, false));
  }

  /** The properties that a list of names asks for; all that are shown when it is empty. */
  public static <R extends Entity<R>> List<Property<R, ?>> fields(
      EntityType<R> type, List<String> names) {
    List<Property<R, ?>> shown =
        type.properties().stream().filter(each -> each.access() != Access.SECRET).toList();
    List<String> allowed = shown.stream().map(Property::name).toList();
    for (String name : names) {
      if (!allowed.contains(name)) {
        throw new MalformedQueryException(
            "fields",
            type.name()
                + " has no property '"
                + (name.length() <= 40 ? name : name.substring(0, 37) + "...")
                + "'"
                + Names.suggestion(name, allowed)
                + "; allowed are "
                + String.join(", ", allowed));
      }
    }
    return names.isEmpty()
        ? shown
        : shown.stream().filter(each -> names.contains(each.name())).toList();
  }

  private Condition condition(EntityType<?> type, Filter filter, boolean includeDeleted) {
    Permissions.requireRead(scope.principal(), type.name());
    FilterSql sql = FilterSql.on(scope, type, type.table());
    Condition wanted = sql.condition(FilterResolver.resolve(filter, type, scope.now()));
    if (!includeDeleted) {
      return sql.living().and(wanted);
    }
    if (!Permissions.maySeeDeleted(scope.principal().role())) {
      throw new NotAllowedException(
          "The role " + scope.principal().role().code() + " may not see what is deleted.");
    }
    return scope.tenant(type, type.table()).and(wanted);
  }

  private <R extends Entity<R>> Page<R> numbered(
      EntityType<R> type,
      ListQuery query,
      Condition condition,
      ListOrder order,
      String fingerprint,
      PageRequest.Numbered page) {
    int skipped = (page.number() - 1) * page.size();
    List<Record> rows = rows(type, order, condition, false, page.size() + 1, skipped);
    boolean more = rows.size() > page.size();
    List<Record> shown = more ? rows.subList(0, page.size()) : rows;
    OptionalLong total = OptionalLong.empty();
    if (query.withTotal()) {
      // A page that is not full ends the list, so that nothing is left to count.
      boolean ends = !more && (skipped == 0 || !shown.isEmpty());
      total = OptionalLong.of(ends ? skipped + shown.size() : count(type, condition));
    }
    Ends ends = new Ends(more, skipped > 0);
    return page(
        type, order, shown, fingerprint, ends, total, OptionalInt.of(page.number()), page.size());
  }

  private <R extends Entity<R>> Page<R> at(
      EntityType<R> type,
      ListQuery query,
      Condition condition,
      ListOrder order,
      String fingerprint,
      PageRequest.At page) {
    Cursor cursor = Cursor.parse(page.cursor(), fingerprint);
    boolean backward = cursor.backward();
    Condition beyond = beyond(order, cursor);
    List<Record> rows = rows(type, order, condition.and(beyond), backward, page.size() + 1, 0);
    boolean more = rows.size() > page.size();
    List<Record> shown = more ? rows.subList(0, page.size()) : rows;
    OptionalLong total =
        query.withTotal() ? OptionalLong.of(count(type, condition)) : OptionalLong.empty();
    // Where the cursor came from there was something, as far as anyone knows.
    Ends ends = backward ? new Ends(true, more) : new Ends(more, true);
    return page(
        type,
        order,
        backward ? shown.reversed() : shown,
        fingerprint,
        ends,
        total,
        OptionalInt.empty(),
        page.size());
  }

  private static Condition beyond(ListOrder order, Cursor cursor) {
    try {
      return order.beyond(cursor.place(), cursor.backward());
    } catch (InvalidValueException e) {
      throw Cursor.malformed();
    }
  }

  private List<Record> rows(
      EntityType<?> type,
      ListOrder order,
      Condition condition,
      boolean backward,
      int limit,
      int offset) {
    List<Field<?>> fields = new ArrayList<>(type.projection().fields(type.table()));
    fields.addAll(order.fields());
    var ordered =
        scope
            .dsl()
            .select(fields)
            .from(order.from())
            .where(condition)
            .orderBy(order.orderBy(backward));
    return offset == 0
        ? List.copyOf(ordered.limit(limit).fetch())
        : List.copyOf(ordered.limit(limit).offset(offset).fetch());
  }

  private long count(EntityType<?> type, Condition condition) {
    Long found =
        scope
            .dsl()
            .select(DSL.count().cast(Long.class))
            .from(type.table())
            .where(condition)
            .fetchOne(0, Long.class);
    return found == null ? 0 : found;
  }

  /** Whether something follows and precedes a page. */
  private record Ends(boolean following, boolean preceding) {}

  private static <R extends Entity<R>> Page<R> page(
      EntityType<R> type,
      ListOrder order,
      List<Record> rows,
      String fingerprint,
      Ends ends,
      OptionalLong total,
      OptionalInt number,
      int size) {
    List<R> items = rows.stream().map(row -> type.projection().read(row, 0)).toList();
    int offset = type.projection().size();
    Optional<String> next = Optional.empty();
    Optional<String> previous = Optional.empty();
    if (!rows.isEmpty()) {
      Cursor after = new Cursor(false, order.place(rows.getLast(), offset));
      Cursor before = new Cursor(true, order.place(rows.getFirst(), offset));
      next = ends.following() ? Optional.of(after.print(fingerprint)) : Optional.empty();
      previous = ends.preceding() ? Optional.of(before.print(fingerprint)) : Optional.empty();
    }
    return new Page<>(items, total, number, size, next, previous);
  }
}
