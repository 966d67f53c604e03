package io.appinventory.catalog.store;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.count.CountRows;
import io.appinventory.catalog.query.count.CountRows.Group;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.session.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Keeps the counts of {@link KeptCounts}: each write adds what it changed. */
public final class CountKeeper implements WriteObserver {
  @Override
  public <R extends Entity<R>> void written(Scope scope, Write<R> write) {
    writtenAll(scope, List.of(write));
  }

  @Override
  public <R extends Entity<R>> void writtenAll(Scope scope, List<Write<R>> writes) {
    Map<Group, Long> changes = new LinkedHashMap<>();
    List<Property<R, ?>> counted = KeptCounts.of(writes.getFirst().type());
    writes.forEach(write -> add(write, counted, changes));
    new CountRows(scope, writes.getFirst().type().name()).add(changes);
  }

  private static <R extends Entity<R>> void add(
      Write<R> write, List<Property<R, ?>> counted, Map<Group, Long> changes) {
    R before = write.before();
    if (before != null && before.deletedAt() == null) {
      add(counted, before, -1, changes);
    }
    if (write.after().deletedAt() == null) {
      add(counted, write.after(), 1, changes);
    }
  }

  private static <R extends Entity<R>> void add(
      List<Property<R, ?>> counted, R entity, long count, Map<Group, Long> changes) {
    CountRows.count(new Group(KeptCounts.ALL, KeptCounts.ALL), count, changes);
    for (Property<R, ?> property : counted) {
      String value = KeptCounts.value(property, entity);
      if (value != null) {
        CountRows.count(new Group(property.name(), value), count, changes);
      }
    }
  }

  /** Replaces the rows of a type that nobody else is folding by their sums. */
  static void fold(Scope scope, EntityType<?> type) {
    new CountRows(scope, type.name()).fold();
  }

  /**
   * Counts a type anew, after rows were written by other ways than the catalog's. Nobody else may
   * write the type meanwhile.
   */
  public static void recount(Scope scope, EntityType<?> type) {
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
    new CountRows(scope, type.name()).replace(counts);
  }
}
