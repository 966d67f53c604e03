package io.appinventory.catalog.query.count;

import static io.appinventory.db.schema.Tables.ENTITY_COUNTS;

import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Writes kept counts: each write adds what it changed, and one in {@value #FOLD_EVERY} folds what
 * was added into sums. Writers never wait for each other here: they insert, and fold only rows that
 * nobody else is folding.
 */
public final class CountRows {
  private static final int FOLD_EVERY = 64;
  private static final int FOLD_AT_MOST = 10_000;

  private final Scope scope;
  private final String counted;

  /**
   * The rows of what is counted under one name.
   *
   * @param counted the name: that of an entity type, or any other
   */
  public CountRows(Scope scope, String counted) {
    this.scope = scope;
    this.counted = counted;
  }

  /**
   * What is counted together.
   *
   * @param property the property, or {@link KeptCounts#ALL}
   * @param value its value
   */
  public record Group(String property, String value) {}

  /** Adds to a group of {@code changes}; one that comes out even is no change. */
  public static void count(Group group, long count, Map<Group, Long> changes) {
    changes.merge(group, count, (old, more) -> old + more == 0 ? null : Long.valueOf(old + more));
  }

  /** Adds what a write changed, and folds now and then. */
  public void add(Map<Group, Long> changes) {
    insert(changes);
    if (!changes.isEmpty()
        && Math.floorMod(scope.ids().get().getLeastSignificantBits(), FOLD_EVERY) == 0) {
      fold();
    }
  }

  /** Forgets all rows of the name and begins with these. Nobody else may write it meanwhile. */
  public void replace(Map<Group, Long> counts) {
    scope
        .dsl()
        .deleteFrom(ENTITY_COUNTS)
        .where(ENTITY_COUNTS.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_COUNTS.ENTITY_TYPE.eq(counted))
        .execute();
    insert(counts);
  }

  /** Replaces the rows that nobody else is folding by their sums. */
  public void fold() {
    Result<? extends Record> rows =
        scope
            .dsl()
            .select(
                ENTITY_COUNTS.ID, ENTITY_COUNTS.PROPERTY, ENTITY_COUNTS.VALUE, ENTITY_COUNTS.LIVE)
            .from(ENTITY_COUNTS)
            .where(ENTITY_COUNTS.TENANT_ID.eq(scope.tenantId()))
            .and(ENTITY_COUNTS.ENTITY_TYPE.eq(counted))
            .limit(FOLD_AT_MOST)
            .forUpdate()
            .skipLocked()
            .fetch();
    Map<Group, Long> sums = new LinkedHashMap<>();
    for (Record row : rows) {
      count(
          new Group(row.get(ENTITY_COUNTS.PROPERTY), row.get(ENTITY_COUNTS.VALUE)),
          row.get(ENTITY_COUNTS.LIVE),
          sums);
    }
    delete(rows.getValues(ENTITY_COUNTS.ID));
    insert(sums);
  }

  private void insert(Map<Group, Long> changes) {
    new TenantRows(scope, ENTITY_COUNTS, ENTITY_COUNTS.TENANT_ID)
        .columns(
            List.of(
                ENTITY_COUNTS.ID,
                ENTITY_COUNTS.ENTITY_TYPE,
                ENTITY_COUNTS.PROPERTY,
                ENTITY_COUNTS.VALUE,
                ENTITY_COUNTS.LIVE))
        .send(changes.entrySet().stream().map(each -> row(each.getKey(), each.getValue())));
  }

  private List<Object> row(Group group, long live) {
    return List.of(scope.ids().get(), counted, group.property(), group.value(), live);
  }

  private void delete(List<UUID> ids) {
    scope
        .dsl()
        .deleteFrom(ENTITY_COUNTS)
        .where(ENTITY_COUNTS.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_COUNTS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .execute();
  }
}
