package io.appinventory.catalog.store;

import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.sql.Savepoint;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Holds what is written against the principal's row rules: an entity has to be one that may be
 * changed before the write, and after it. Costs nothing where no rule limits the type.
 */
final class RowGate {
  private final Scope scope;

  RowGate(Scope scope) {
    this.scope = scope;
  }

  /** Refuses unless the principal may see and change all of these entities as they are now. */
  void require(EntityType<?> type, Collection<UUID> ids) {
    if (scope.changesAll(type) || ids.isEmpty()) {
      return;
    }
    Condition within =
        scope
            .tenant(type, type.table())
            .and(scope.writable(type, type.table()))
            .and(type.idColumn().eq(DSL.any(ids.toArray(UUID[]::new))));
    if (scope.dsl().fetchCount(type.table(), within) < ids.size()) {
      throw new NotAllowedException(
          "The rules for the role "
              + scope.principal().role().code()
              + " do not allow this for this "
              + type.singular()
              + ".");
    }
  }

  /** Writes an entity that has to be within the rules afterwards. */
  <R extends Entity<R>> R within(EntityType<R> type, Supplier<R> write) {
    return scope.changesAll(type)
        ? write.get()
        : orNothing(
            () -> {
              R after = write.get();
              require(type, List.of(after.id().value()));
              return after;
            });
  }

  /** Runs a write of which nothing is left in the transaction when it is not allowed. */
  <T> T orNothing(Supplier<T> write) {
    return scope
        .dsl()
        .connectionResult(
            connection -> {
              Savepoint before = connection.setSavepoint();
              try {
                return write.get();
              } catch (NotAllowedException e) {
                scope.dsl().connection(settled -> settled.rollback(before));
                throw e;
              }
            });
  }
}
