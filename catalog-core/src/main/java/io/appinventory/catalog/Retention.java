package io.appinventory.catalog;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;

import io.appinventory.catalog.access.Tenant;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.model.UuidV7;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.CountKeeper;
import io.appinventory.db.Partition;
import io.appinventory.db.Partitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * Ends the life of what is kept by time, month by month for all tenants: test results, deployments
 * and the like, and years of the audit log.
 *
 * <p>What refers to a month lets go of it first, as an ordinary write with its audit entry. The
 * audit log is sealed before a year of it goes; its seals stay and still verify what is left.
 */
public final class Retention {
  private static final int AT_ONCE = 500;

  private final Catalog catalog;
  private final Partitions partitions;

  /**
   * For an installation.
   *
   * @param partitions of the login that owns the schema
   */
  public Retention(Catalog catalog, Partitions partitions) {
    this.catalog = catalog;
    this.partitions = partitions;
  }

  /**
   * Takes away all partitions of a table that are over before a moment.
   *
   * @param told of each one that is gone
   * @return how many there were
   */
  public int retire(String table, Instant before, Consumer<Partition> told) {
    List<Partition> old =
        partitions.all().stream()
            .filter(partition -> partition.table().equals(table) && partition.endsBy(before))
            .toList();
    if (old.isEmpty()) {
      return 0;
    }
    Optional<EntityType<?>> type =
        catalog.model().types().stream()
            .filter(each -> each.table().getName().equals(table))
            .findFirst();
    List<Principal> tenants = tenants();
    if (table.equals(AUDIT_LOGS.getName())) {
      tenants.forEach(tenant -> Housekeeping.seal(catalog, tenant));
    }
    tenants.forEach(tenant -> prepare(tenant, type, before));
    for (Partition partition : old) {
      partitions.retire(partition);
      told.accept(partition);
    }
    partitions.addBefore(table);
    type.ifPresent(counted -> tenants.forEach(tenant -> recount(tenant, counted)));
    return old.size();
  }

  private List<Principal> tenants() {
    return catalog.administration().all().stream()
        .map(Tenant::id)
        .map(id -> Principal.system(id).from(Map.of("agent", "retention")))
        .toList();
  }

  private void prepare(Principal tenant, Optional<EntityType<?>> type, Instant before) {
    for (EntityType<?> other : catalog.model().types()) {
      type.ifPresent(retired -> letGo(tenant, other, retired, before));
    }
  }

  private <R extends Entity<R>> void letGo(
      Principal tenant, EntityType<R> other, EntityType<?> retired, Instant before) {
    for (ToOne<R, ?> reference : other.toOnes()) {
      if (reference.target() == retired && other != retired) { // its own go with it
        letGo(tenant, other, reference.property(), before);
      }
    }
  }

  private <R extends Entity<R>, T> void letGo(
      Principal tenant, EntityType<R> type, Property<R, T> reference, Instant before) {
    List<Id<R>> some = referring(tenant, type, reference, before);
    while (!some.isEmpty()) {
      for (Id<R> id : some) {
        catalog.in(tenant, tx -> tx.patch(type, id, Changes.<R>none().set(reference, null)));
      }
      some = referring(tenant, type, reference, before);
    }
  }

  private <R extends Entity<R>> List<Id<R>> referring(
      Principal tenant, EntityType<R> type, Property<R, ?> reference, Instant before) {
    return catalog.read(
        tenant,
        reader -> {
          Scope scope = reader.scope();
          Field<UUID> column = reference.column().as(UUID.class, type.table());
          Condition old = column.lt(UuidV7.least(before));
          return new ArrayList<>(
              scope
                  .dsl()
                  .select(type.idColumn())
                  .from(type.table())
                  .where(scope.tenant(type, type.table()))
                  .and(old)
                  .limit(AT_ONCE)
                  .fetch(row -> Id.<R>of(row.value1())));
        });
  }

  private void recount(Principal tenant, EntityType<?> type) {
    catalog.in(
        tenant,
        tx -> {
          CountKeeper.recount(tx.scope(), type);
          return type;
        });
  }
}
