package io.appinventory.catalog.access.rule;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.session.RowRules;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Row rules made of filters, for whoever embeds the catalog and for the rules that tenants keep:
 *
 * <pre>{@code
 * principal.within(new RowFilters().write(Services.TYPE, Filter.eq(Services.TAGS, ...)).rules());
 * }</pre>
 *
 * <p>Of several filters for the same, one has to hold. A filter that does not fit its type allows
 * nothing. Filters themselves are asked with the rights of the system. Not safe for use by several
 * threads; the rules are.
 */
public final class RowFilters {
  private static final String ALIAS = "rule";

  private final Map<EntityType<?>, List<Filter>> readable = new LinkedHashMap<>();
  private final Map<EntityType<?>, List<Filter>> writable = new LinkedHashMap<>();

  /** Limits what may be seen of a type. */
  public RowFilters read(EntityType<?> type, Filter filter) {
    filters(RuleAccess.READ, type).add(filter);
    return this;
  }

  /** Limits what may be changed of a type, of what may be seen. */
  public RowFilters write(EntityType<?> type, Filter filter) {
    filters(RuleAccess.WRITE, type).add(filter);
    return this;
  }

  /** The filters for an access to a type; as long as there are none, nothing is allowed. */
  List<Filter> filters(RuleAccess access, EntityType<?> type) {
    Map<EntityType<?>, List<Filter>> limits =
        switch (access) {
          case READ -> readable;
          case WRITE -> writable;
        };
    return limits.computeIfAbsent(type, t -> new ArrayList<>());
  }

  /** The rules. */
  public RowRules rules() {
    return RowRules.of(rows(readable), rows(writable));
  }

  private static Map<Shape<?>, RowRules.Rows> rows(Map<EntityType<?>, List<Filter>> filters) {
    Map<Shape<?>, RowRules.Rows> rows = new LinkedHashMap<>();
    filters.forEach(
        (type, some) -> {
          List<Filter> copy = List.copyOf(some);
          rows.put(type, (table, scope) -> condition(type, copy, table, scope));
        });
    return rows;
  }

  private static Condition condition(
      EntityType<?> type, List<Filter> filters, Table<?> table, Scope scope) {
    List<ResolvedFilter> resolved =
        filters.stream().flatMap(filter -> resolved(filter, type, scope)).toList();
    if (resolved.isEmpty()) {
      return DSL.falseCondition();
    }
    if (resolved.stream().anyMatch(ResolvedFilter.Always.class::isInstance)) {
      return DSL.noCondition();
    }
    return FilterSql.inside(scope, type, table, ALIAS).condition(new ResolvedFilter.Or(resolved));
  }

  private static Stream<ResolvedFilter> resolved(Filter filter, EntityType<?> type, Scope scope) {
    try {
      return Stream.of(FilterResolver.resolve(filter, type, scope.now()));
    } catch (MalformedQueryException e) {
      return Stream.empty();
    }
  }
}
