package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A value that an entity has from what it refers to: the project of a feature is that of its
 * requirement. Taken at creation.
 *
 * @param <R> the record
 * @param <S> what it refers to
 * @param <T> the value
 * @param type the type
 * @param source the reference
 * @param own the property that takes the value
 * @param theirs the property it is taken from
 * @param always whether what is said does not count
 */
record Inherited<R extends Entity<R>, S extends Entity<S>, T>(
    EntityType<R> type,
    ToOne<R, S> source,
    Property<R, T> own,
    Property<S, T> theirs,
    boolean always)
    implements Rules<R> {
  @Override
  public void prepare(Scope scope, @Nullable R before, Changes<R> changes) {
    Id<S> from = changes.value(source.property());
    if (before == null && from != null && (always || !changes.says(own))) {
      T value = of(scope, from);
      if (value != null) {
        changes.set(own, value);
      }
    }
  }

  @Override
  public void prepareAll(Scope scope, List<Changes<R>> all) {
    if (all.size() == 1) {
      prepare(scope, null, all.getFirst());
      return;
    }
    EntityType<S> there = source.target();
    UUID[] from =
        all.stream()
            .map(changes -> changes.value(source.property()))
            .filter(Objects::nonNull)
            .map(Id::value)
            .distinct()
            .toArray(UUID[]::new);
    Map<UUID, T> found = new HashMap<>();
    scope
        .dsl()
        .select(there.idColumn(), theirs.column().field())
        .from(there.table())
        .where(scope.tenant(there, there.table()))
        .and(there.idColumn().eq(DSL.any(from)))
        .forEach(row -> found.put(row.value1(), theirs.column().read(row, 1)));
    all.stream()
        .filter(changes -> always || !changes.says(own))
        .forEach(changes -> take(changes, found));
  }

  private void take(Changes<R> changes, Map<UUID, T> found) {
    Id<S> from = changes.value(source.property());
    T value = from == null ? null : found.get(from.value());
    if (value != null) {
      changes.set(own, value);
    }
  }

  private @Nullable T of(Scope scope, Id<S> from) {
    EntityType<S> there = source.target();
    Record row =
        scope
            .dsl()
            .select(theirs.column().field())
            .from(there.table())
            .where(scope.tenant(there, there.table()))
            .and(there.idColumn().eq(from.value()))
            .fetchOne();
    return row == null ? null : theirs.column().read(row, 0);
  }
}
