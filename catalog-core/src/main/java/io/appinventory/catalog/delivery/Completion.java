package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.FEATURES;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.EntityWriter;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.impl.DSL;

/** Whether requirements are completed, told by their features. */
final class Completion {
  private final EntityWriter writer;
  private final Scope scope;

  Completion(EntityWriter writer) {
    this.writer = writer;
    this.scope = writer.scope();
  }

  /** Brings the status of requirements in line, after they are locked so that it sees all. */
  void follow(TreeSet<Id<Requirement>> requirements) {
    Map<Id<Requirement>, Requirement> locked = writer.lockAll(Requirements.TYPE, requirements);
    Map<UUID, Boolean> done = done(requirements);
    locked.forEach(
        (id, requirement) -> {
          Boolean all = done.get(id.value());
          if (all != null && requirement.deletedAt() == null) {
            follow(requirement, all);
          }
        });
  }

  private void follow(Requirement requirement, boolean done) {
    RequirementStatus due = done ? RequirementStatus.COMPLETED : RequirementStatus.IN_PROGRESS;
    boolean was = requirement.status() == RequirementStatus.COMPLETED;
    if (was != done && requirement.status().next().contains(due)) {
      writer.follow(
          Requirements.TYPE,
          requirement.id(),
          Changes.<Requirement>none().set(Requirements.STATUS, due));
    }
  }

  private Map<UUID, Boolean> done(TreeSet<Id<Requirement>> requirements) {
    UUID[] ids = requirements.stream().map(Id::value).toArray(UUID[]::new);
    return scope
        .dsl()
        .select(
            FEATURES.REQUIREMENT_ID,
            DSL.boolAnd(FEATURES.IMPLEMENTATION_STATUS.eq(ImplementationStatus.COMPLETED.code())))
        .from(FEATURES)
        .where(FEATURES.TENANT_ID.eq(scope.tenantId()))
        .and(FEATURES.REQUIREMENT_ID.eq(DSL.any(ids)))
        .and(FEATURES.DELETED_AT.isNull())
        .groupBy(FEATURES.REQUIREMENT_ID)
        .fetchMap(row -> row.value1(), row -> Boolean.TRUE.equals(row.value2()));
  }
}
