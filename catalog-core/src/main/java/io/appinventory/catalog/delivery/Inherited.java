package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import org.jooq.Record;
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
