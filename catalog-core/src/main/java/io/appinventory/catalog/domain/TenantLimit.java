package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.TENANTS;

import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Rules;
import io.appinventory.catalog.store.Write;
import java.util.List;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * How many entities of a type a tenant may have, as its administrator says; any number where
 * nothing is said. Creations and restores past the limit are refused, however many come at once.
 *
 * @param <R> the record
 */
public final class TenantLimit<R extends Entity<R>> implements Rules<R> {
  private final EntityType<R> type;
  private final TableField<?, Integer> limit;

  /** For the limit in a column of {@code tenants}. */
  public TenantLimit(EntityType<R> type, TableField<?, Integer> limit) {
    this.type = type;
    this.limit = limit;
  }

  @Override
  public EntityType<R> type() {
    return type;
  }

  @Override
  public void after(EntityWriter writer, Write<R> write) {
    switch (write.kind()) {
      case CREATE, RESTORE -> require(writer.scope());
      case UPDATE, DELETE -> {}
    }
  }

  @Override
  public void afterAll(EntityWriter writer, List<Write<R>> writes) {
    require(writer.scope());
  }

  private void require(Scope scope) {
    Integer most =
        scope
            .dsl()
            .select(limit)
            .from(TENANTS)
            .where(TENANTS.ID.eq(scope.tenantId()))
            .fetchOne(limit);
    if (most != null && count(scope) > most) {
      throw ConflictException.state(
          "The tenant may have at most "
              + most
              + " "
              + type.name()
              + " (its "
              + limit.getName()
              + "); an administrator of the installation can raise that.");
    }
  }

  private int count(Scope scope) {
    TenantLock.take(scope, limit.getName());
    return scope
        .dsl()
        .fetchCount(
            DSL.selectOne()
                .from(type.table())
                .where(scope.unlimited().tenant(type, type.table()))
                .and(type.header().deletedAt().column().field().isNull()));
  }
}
