package io.appinventory.catalog.query;

import com.fasterxml.jackson.databind.node.NullNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.Record5;
import org.jooq.Result;

/**
 * Counts entities by the values of properties, several at once, under one filter: one statement,
 * which reads the entities once.
 *
 * <p>Codes, truth values, references (by id, with what the entity is called), numbers, days and
 * short texts can be counted, also behind references ({@code team.name}); lists by their elements,
 * an entity once for each; JSON by what stands at a path ({@code attributes.tier}), its arrays by
 * their elements. Entities without a value are counted under null.
 */
public final class Facets {
  /** The most properties at once. */
  public static final int MAX_FACETS = 10;

  /** The most values of one. */
  public static final int MAX_VALUES = 1_000;

  private final Scope scope;

  /** For any scope. */
  public Facets(Scope scope) {
    this.scope = scope;
  }

  /**
   * Counts.
   *
   * @param by paths to properties, 1 to {@link #MAX_FACETS}
   * @return a facet for each path, in that order
   * @throws MalformedQueryException when the filter or a path is not in order
   */
  public <R extends Entity<R>> List<Facet> count(
      EntityType<R> type, Filter filter, List<String> by) {
    return count(type, filter, by, Restriction.none());
  }

  /** Counts what is limited further. */
  public <R extends Entity<R>> List<Facet> count(
      EntityType<R> type, Filter filter, List<String> by, Restriction restriction) {
    Permissions.requireRead(scope.principal(), type.name());
    if (by.isEmpty() || by.size() > MAX_FACETS) {
      throw new MalformedQueryException(
          "by", "it has " + by.size() + " names, allowed are 1 to " + MAX_FACETS);
    }
    FilterSql sql = FilterSql.on(scope, type, type.table());
    Condition condition =
        sql.living()
            .and(sql.condition(FilterResolver.resolve(filter, type, scope.now())))
            .and(restriction.condition());
    Joined joined = new Joined(scope, type, "by", FacetColumn::isCountable);
    boolean all = filter instanceof Filter.Always && restriction.isNone() && scope.seesAll(type);
    List<FacetColumn> columns = new ArrayList<>();
    for (String name : by) {
      FacetColumn column = FacetColumn.of(joined, Path.of(name.strip()), columns.size());
      columns.add(column.keptOf(type, all));
    }
    FacetSql statement = new FacetSql(scope, type, columns, MAX_VALUES + 1);
    return facets(by, scope.dsl().fetch(statement.counts(joined.from(), condition)));
  }

  private static List<Facet> facets(
      List<String> names, Result<Record5<Integer, JSONB, String, Long, Integer>> rows) {
    List<List<Facet.Value>> values = new ArrayList<>();
    names.forEach(name -> values.add(new ArrayList<>()));
    for (Record5<Integer, JSONB, String, Long, Integer> row : rows) {
      JSONB value = row.value2();
      values
          .get(row.value1())
          .add(
              new Facet.Value(
                  value == null ? NullNode.getInstance() : Json.ofText(value.data()).node(),
                  Optional.ofNullable(row.value3()),
                  row.value4()));
    }
    List<Facet> facets = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      List<Facet.Value> all = values.get(i);
      boolean truncated = all.size() > MAX_VALUES;
      facets.add(new Facet(names.get(i), truncated ? all.subList(0, MAX_VALUES) : all, truncated));
    }
    return facets;
  }
}
