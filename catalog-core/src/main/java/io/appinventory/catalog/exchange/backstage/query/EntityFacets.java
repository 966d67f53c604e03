package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;

import io.appinventory.catalog.exchange.backstage.view.ViewCounts;
import io.appinventory.catalog.session.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Counts entities by the values of keys. */
final class EntityFacets {
  private final Scope scope;

  EntityFacets(Scope scope) {
    this.scope = scope;
  }

  /** For each key, as it is spelled, how many entities have each value, by the values in order. */
  Map<String, Map<String, Long>> count(List<String> facets, EntityPredicate predicate) {
    Matching matching = new Matching(scope, EntityQuestion.of(predicate));
    String kind = matching.kind().orElse("");
    boolean whole =
        predicate.conjuncts().isEmpty() || predicate.conjuncts().size() == 1 && !kind.isEmpty();
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (String facet : facets) {
      String key = facet.toLowerCase(Locale.ROOT);
      counts.computeIfAbsent(
          facet,
          f ->
              whole && ViewCounts.KEYS.contains(key)
                  ? new ViewCounts(scope).of(kind, key)
                  : count(key, matching));
    }
    return counts;
  }

  private Map<String, Long> count(String key, Matching matching) {
    Map<String, Long> counts = new TreeMap<>();
    Table<?> values = DSL.lateral(new LeafSql(scope).values(key)).as("leaf");
    Field<String> value = LeafSql.value(values);
    scope
        .dsl()
        .select(value, DSL.countDistinct(E.ID))
        .from(matching.table())
        .crossJoin(values)
        .groupBy(value)
        .forEach(row -> counts.put(row.value1(), row.value2().longValue()));
    return counts;
  }
}
