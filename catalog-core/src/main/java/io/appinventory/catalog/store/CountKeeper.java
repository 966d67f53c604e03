package io.appinventory.catalog.store;

import static io.appinventory.db.schema.Tables.ENTITY_COUNTS;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.session.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.InsertValuesStep6;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/**
 * Keeps the counts of {@link KeptCounts}: each write adds what it changed, and one in {@value
 * #FOLD_EVERY} folds what was added into sums. Writers never wait for each other here: they insert,
 * and fold only rows that nobody else is folding.
 */
public final class CountKeeper implements WriteObserver {
  private static final int FOLD_EVERY = 64;
  private static final int FOLD_AT_MOST = 10_000;

  /**
   * What is counted together.
   *
   * @param property the property, or {@link KeptCounts#ALL}
   * @param value its value
   */
  private record Group(String property, String value) {}

  @Override
  public <R extends Entity<R>> void written(Scope scope, Write<R> write) {
    writtenAll(scope, List.of(write));
  }

  @Override
  public <R extends Entity<R>> void writtenAll(Scope scope, List<Write<R>> writes) {
    Map<Group, Long> changes = new LinkedHashMap<>();
    writes.forEach(write -> add(write, changes));
    EntityType<R> type = writes.getFirst().type();
    insert(scope, type, changes);
    if (!changes.isEmpty()
        && Math.floorMod(scope.ids().get().getLeastSignificantBits(), FOLD_EVERY) == 0) {
      fold(scope, type);
    }
  }

  private static <R extends Entity<R>> void add(Write<R> write, Map<Group, Long> changes) {
    R before = write.before();
    if (before != null && before.deletedAt() == null) {
      add(write.type(), before, -1, changes);
    }
    if (write.after().deletedAt() == null) {
      add(write.type(), write.after(), 1, changes);
    }
  }

  private static <R extends Entity<R>> void add(
      EntityType<R> type, R entity, long count, Map<Group, Long> changes) {
    count(new Group(KeptCounts.ALL, KeptCounts.ALL), count, changes);
    for (Property<R, ?> property : KeptCounts.of(type)) {
      String value = KeptCounts.value(property, entity);
      if (value != null) {
        count(new Group(property.name(), value), count, changes);
      }
    }
  }

  /** Adds to a group; one that comes out even is no change. */
  private static void count(Group group, long count, Map<Group, Long> changes) {
    changes.merge(group, count, (old, more) -> old + more == 0 ? null : Long.valueOf(old + more));
  }

  private static void insert(Scope scope, EntityType<?> type, Map<Group, Long> changes) {
    if (changes.isEmpty()) {
      return;
    }
    InsertValuesStep6<?, UUID, UUID, String, String, String, Long> insert =
        scope
            .dsl()
            .insertInto(
                ENTITY_COUNTS,
                ENTITY_COUNTS.TENANT_ID,
                ENTITY_COUNTS.ID,
                ENTITY_COUNTS.ENTITY_TYPE,
                ENTITY_COUNTS.PROPERTY,
                ENTITY_COUNTS.VALUE,
                ENTITY_COUNTS.LIVE);
    for (Map.Entry<Group, Long> change : changes.entrySet()) {
      Group group = change.getKey();
      insert =
          insert.values(
              scope.tenantId(),
              scope.ids().get(),
              type.name(),
              group.property(),
              group.value(),
              change.getValue());
    }
    insert.execute();
  }

  /** Replaces the rows of a type that nobody else is folding by their sums. */
  static void fold(Scope scope, EntityType<?> type) {
    Result<? extends Record> rows =
        scope
            .dsl()
            .select(
                ENTITY_COUNTS.ID, ENTITY_COUNTS.PROPERTY, ENTITY_COUNTS.VALUE, ENTITY_COUNTS.LIVE)
            .from(ENTITY_COUNTS)
            .where(ENTITY_COUNTS.TENANT_ID.eq(scope.tenantId()))
            .and(ENTITY_COUNTS.ENTITY_TYPE.eq(type.name()))
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
    delete(scope, rows.getValues(ENTITY_COUNTS.ID));
    insert(scope, type, sums);
  }

  /**
   * Counts a type anew, after rows were written by other ways than the catalog's. Nobody else may
   * write the type meanwhile.
   */
  public static void recount(Scope scope, EntityType<?> type) {
    scope
        .dsl()
        .deleteFrom(ENTITY_COUNTS)
        .where(ENTITY_COUNTS.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_COUNTS.ENTITY_TYPE.eq(type.name()))
        .execute();
    Map<Group, Long> counts = new LinkedHashMap<>();
    Condition live =
        scope
            .unlimited()
            .tenant(type, type.table())
            .and(type.header().deletedAt().column().field().isNull());
    counts.put(
        new Group(KeptCounts.ALL, KeptCounts.ALL),
        (long) scope.dsl().fetchCount(type.table(), live));
    for (Property<?, ?> property : KeptCounts.of(type)) {
      Field<String> value = property.column().field().cast(String.class);
      scope
          .dsl()
          .select(value, DSL.count())
          .from(type.table())
          .where(live.and(value.isNotNull()))
          .groupBy(value)
          .forEach(
              row -> counts.put(new Group(property.name(), row.value1()), (long) row.value2()));
    }
    insert(scope, type, counts);
  }

  private static void delete(Scope scope, List<UUID> ids) {
    scope
        .dsl()
        .deleteFrom(ENTITY_COUNTS)
        .where(ENTITY_COUNTS.TENANT_ID.eq(scope.tenantId()))
        .and(ENTITY_COUNTS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
        .execute();
  }
}
