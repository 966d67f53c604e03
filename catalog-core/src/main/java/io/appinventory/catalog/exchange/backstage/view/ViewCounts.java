package io.appinventory.catalog.exchange.backstage.view;

import static io.appinventory.db.schema.Tables.ENTITY_COUNTS;

import io.appinventory.catalog.query.count.CountRows;
import io.appinventory.catalog.query.count.CountRows.Group;
import io.appinventory.catalog.session.Scope;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * The counts that are kept of what is shown: for each kind, how many entities have each value of
 * the keys that every front end asks for.
 */
public final class ViewCounts {
  /** The keys. */
  public static final Set<String> KEYS =
      Set.of(
          "kind",
          "metadata.namespace",
          "metadata.tags",
          "relations.ownedby",
          "spec.lifecycle",
          "spec.type");

  private static final String COUNTED = "backstage";

  private final Scope scope;

  /** Of one tenant. */
  public ViewCounts(Scope scope) {
    this.scope = scope;
  }

  /**
   * How many entities of a kind have each value of a key, by the values as they are written, in
   * order.
   *
   * @param kind in lower case; empty for all kinds
   * @param key one of {@link #KEYS}
   */
  public Map<String, Long> of(String kind, String key) {
    Map<String, Long> counts = new TreeMap<>();
    scope
        .dsl()
        .select(ENTITY_COUNTS.VALUE, DSL.sum(ENTITY_COUNTS.LIVE))
        .from(ENTITY_COUNTS)
        .where(ENTITY_COUNTS.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_COUNTS.ENTITY_TYPE.eq(COUNTED))
        .and(property(kind, key))
        .groupBy(ENTITY_COUNTS.VALUE)
        .having(DSL.sum(ENTITY_COUNTS.LIVE).ne(BigDecimal.ZERO))
        .forEach(row -> counts.put(row.value1(), row.value2().longValueExact()));
    return counts;
  }

  private static Condition property(String kind, String key) {
    return kind.isEmpty()
        ? ENTITY_COUNTS.PROPERTY.endsWith(" " + key)
        : ENTITY_COUNTS.PROPERTY.eq(kind + " " + key);
  }

  static void count(String kind, List<Leaf> leaves, long by, Map<Group, Long> changes) {
    Set<Group> groups = new HashSet<>();
    for (Leaf leaf : leaves) {
      String value = leaf.original();
      if (value != null && KEYS.contains(leaf.key())) {
        groups.add(new Group(kind + " " + leaf.key(), value));
      }
    }
    groups.forEach(group -> CountRows.count(group, by, changes));
  }

  void add(Map<Group, Long> changes) {
    new CountRows(scope, COUNTED).add(new LinkedHashMap<>(changes));
  }
}
