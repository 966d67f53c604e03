package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.INCIDENTS;
import static io.appinventory.db.schema.Tables.INCIDENT_AFFECTED_ENTITIES;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import io.appinventory.catalog.store.Write;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the operational status of what incidents affect: the impact of the worst incident that is
 * open, operational when none is. A status that somebody set by hand stays until an incident opens,
 * changes or ends. What is deleted is kept in line too, so that it is right when it is restored.
 */
final class AffectedEntities {
  private final EntityWriter writer;
  private final Scope scope;

  AffectedEntities(EntityWriter writer) {
    this.writer = writer;
    this.scope = writer.scope();
  }

  /** Brings what an incident affects, and affected before the write, in line. */
  void follow(Write<Incident> write) {
    if (!isOpen(write.before()) && !isOpen(write.after())) {
      return;
    }
    follow(write, Services.TYPE, Services.OPERATIONAL_STATUS, Incidents.AFFECTED_SERVICES);
    follow(write, Components.TYPE, Components.OPERATIONAL_STATUS, Incidents.AFFECTED_COMPONENTS);
    follow(write, Resources.TYPE, Resources.OPERATIONAL_STATUS, Incidents.AFFECTED_RESOURCES);
  }

  private <T extends Entity<T>> void follow(
      Write<Incident> write,
      EntityType<T> type,
      Property<T, OperationalStatus> status,
      Link<Incident, T> link) {
    TreeSet<Id<T>> touched = new TreeSet<>();
    String input = Objects.requireNonNull(link.input());
    write.changes().removed(input).forEach(id -> touched.add(Id.of(UUID.fromString(id))));
    if (bearsOnAll(write)) {
      affected(type, write.after().id()).forEach(id -> touched.add(Id.of(id)));
    } else {
      write.changes().added(input).forEach(id -> touched.add(Id.of(UUID.fromString(id))));
    }
    if (touched.isEmpty()) {
      return;
    }
    Map<Id<T>, T> locked = writer.lockAll(type, touched);
    Map<UUID, OperationalStatus> worst = worst(type, touched);
    locked.forEach(
        (id, entity) -> {
          OperationalStatus due = worst.getOrDefault(id.value(), OperationalStatus.OPERATIONAL);
          if (status.of(entity) != due) {
            writer.follow(type, id, Changes.<T>none().set(status, due));
          }
        });
  }

  private static boolean isOpen(@Nullable Incident incident) {
    return incident != null
        && incident.status() != IncidentStatus.RESOLVED
        && incident.deletedAt() == null;
  }

  private static boolean bearsOnAll(Write<Incident> write) {
    Incident before = write.before();
    return before == null
        || before.status() != write.after().status()
        || before.impactType() != write.after().impactType()
        || !Objects.equals(before.deletedAt(), write.after().deletedAt());
  }

  private List<UUID> affected(EntityType<?> type, Id<Incident> incident) {
    return scope
        .dsl()
        .select(INCIDENT_AFFECTED_ENTITIES.ENTITY_ID)
        .from(INCIDENT_AFFECTED_ENTITIES)
        .where(INCIDENT_AFFECTED_ENTITIES.TENANT_ID.eq(scope.tenantId()))
        .and(INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID.eq(incident.value()))
        .and(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE.eq(type.name()))
        .fetch(INCIDENT_AFFECTED_ENTITIES.ENTITY_ID);
  }

  /**
   * The impact of the worst open incident of each entity. It is asked after the entities are
   * locked, so that it sees all.
   */
  private <T extends Entity<T>> Map<UUID, OperationalStatus> worst(
      EntityType<T> type, TreeSet<Id<T>> entities) {
    UUID[] ids = entities.stream().map(Id::value).toArray(UUID[]::new);
    return scope
        .dsl()
        .select(
            INCIDENT_AFFECTED_ENTITIES.ENTITY_ID,
            DSL.boolOr(INCIDENTS.IMPACT_TYPE.eq(ImpactType.OUTAGE.code())))
        .from(INCIDENT_AFFECTED_ENTITIES)
        .join(INCIDENTS)
        .on(INCIDENTS.ID.eq(INCIDENT_AFFECTED_ENTITIES.INCIDENT_ID))
        .and(INCIDENTS.TENANT_ID.eq(scope.tenantId()))
        .and(INCIDENTS.DELETED_AT.isNull())
        .and(INCIDENTS.STATUS.ne(IncidentStatus.RESOLVED.code()))
        .where(INCIDENT_AFFECTED_ENTITIES.TENANT_ID.eq(scope.tenantId()))
        .and(INCIDENT_AFFECTED_ENTITIES.ENTITY_TYPE.eq(type.name()))
        .and(INCIDENT_AFFECTED_ENTITIES.ENTITY_ID.eq(DSL.any(ids)))
        .groupBy(INCIDENT_AFFECTED_ENTITIES.ENTITY_ID)
        .fetchMap(
            row -> row.value1(),
            row ->
                Boolean.TRUE.equals(row.value2())
                    ? OperationalStatus.OUTAGE
                    : OperationalStatus.DEGRADED);
  }
}
