package io.appinventory.catalog.query;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterText;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;

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
  public <R> Page<R> list(Shape<R> type, ListQuery query) {
    return list(type, query, Restriction.none());
  }

  /**
   * A page of a list that is limited further. When no order is asked for, it is the restriction's,
   * if that has one.
   */
  public <R> Page<R> list(Shape<R> type, ListQuery query, Restriction restriction) {
    fields(type, query.fields());
    ResolvedFilter filter = FilterResolver.resolve(query.filter(), type, scope.now());
    Page<R> page = read(type, query, filter, restriction);
    return page.next().isEmpty() && restriction.complete().isPresent()
        ? read(type, query, filter, restriction.completely())
        : page;
  }

  private <R> Page<R> read(
      Shape<R> type, ListQuery query, ResolvedFilter filter, Restriction restriction) {
    return new PageReader<>(
            scope,
            type,
            each -> new Listing(each).rows(type, query, filter, restriction),
            fingerprint(type, query, restriction),
            restriction.isNone() && !scope.isLimited()
                ? Optional.of(part -> question(type, query, filter, part))
                : Optional.empty())
        .read(query.page(), query.withTotal());
  }

  /** The statement follows from it, as long as no search and no row rules limit the list. */
  private KeptPages.Question question(
      Shape<?> type, ListQuery query, ResolvedFilter filter, KeptPages.Part part) {
    return new KeptPages.Question(
        type,
        scope.principal().role(),
        filter,
        query.sort(),
        part,
        query.includeDeleted(),
        query.withTotal());
  }

  private Rows rows(
      Shape<?> type, ListQuery query, ResolvedFilter filter, Restriction restriction) {
    Condition wanted = condition(type, filter, query.includeDeleted());
    Condition limited = wanted.and(restriction.condition());
    Optional<Ranking> ranking = restriction.ranking().filter(r -> query.sort().keys().isEmpty());
    return new Rows(
        type,
        ranking.isPresent() ? wanted : limited,
        ranking
            .map(order -> ListOrder.of(scope, type, order))
            .orElseGet(() -> ListOrder.of(scope, type, query.sort())),
        total(type, query, filter, restriction).orElseGet(() -> Total.counted(type, limited)));
  }

  /** The total, where it takes less than to count the list; all of it has to be seen for that. */
  private Optional<Total> total(
      Shape<?> type, ListQuery query, ResolvedFilter filter, Restriction restriction) {
    if (query.includeDeleted() || !scope.seesAll(type)) {
      return Optional.empty();
    }
    if (restriction.isNone()) {
      return kept(type, filter).map(Total::known);
    }
    return filter instanceof ResolvedFilter.Always ? restriction.total() : Optional.empty();
  }

  private Optional<Field<Long>> kept(Shape<?> shape, ResolvedFilter filter) {
    return switch (shape) {
      case EntityType<?> type -> new KeptCounts(scope).of(type, filter);
      case PartType<?> type -> Optional.empty();
    };
  }

  private String fingerprint(Shape<?> shape, ListQuery query, Restriction restriction) {
    return Cursor.fingerprint(
        List.of(
            shape.name(),
            scope.tenantId().toString(),
            FilterText.print(query.filter()),
            query.sort().toString(),
            restriction.fingerprint(),
            String.valueOf(query.includeDeleted())));
  }

  /** How many entities satisfy the filter. */
  public <R extends Entity<R>> long count(EntityType<R> type, Filter filter) {
    ResolvedFilter resolved = FilterResolver.resolve(filter, type, scope.now());
    Condition condition = condition(type, resolved, false);
    Field<Long> kept =
        new KeptCounts(scope)
            .of(type, resolved)
            .orElseGet(() -> Total.counted(type, condition).count());
    return scope.dsl().select(kept).fetchSingle().value1();
  }

  /** The properties that a list of names asks for; all that are shown when it is empty. */
  public static <R> List<Property<R, ?>> fields(Shape<R> type, List<String> names) {
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

  private Condition condition(Shape<?> shape, ResolvedFilter filter, boolean includeDeleted) {
    Permissions.requireRead(scope.principal(), shape.name());
    FilterSql sql = FilterSql.on(scope, shape, shape.table());
    Condition wanted = sql.condition(filter);
    if (!includeDeleted) {
      return sql.living().and(wanted);
    }
    if (!Permissions.maySeeDeleted(scope.principal().role())) {
      throw new NotAllowedException(
          "The role " + scope.principal().role().code() + " may not see what is deleted.");
    }
    return scope.tenant(shape, shape.table()).and(wanted);
  }
}
