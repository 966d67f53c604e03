package io.appinventory.catalog.store;

import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.audit.FieldChanges;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.error.StaleVersionException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LinkChange;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Writes entities of every type, inside the transaction of its scope. Each write checks what is
 * said, applies the rules of the type, raises the version and adds the audit entry; a write that
 * changes nothing does none of this.
 *
 * <p>What the principal may not see is not there; what may be seen and not be changed, before or
 * after the write, is refused.
 */
public final class EntityWriter {
  private final Scope scope;
  private final RuleBook rules;
  private final Rehearsal checks;
  private final RowGate gate;

  /** For a scope that can write. */
  public EntityWriter(Scope scope, RuleBook rules) {
    this.scope = scope;
    this.rules = rules;
    this.checks = new Rehearsal(scope, rules);
    this.gate = new RowGate(scope);
  }

  /** The scope. */
  public Scope scope() {
    return scope;
  }

  /**
   * Creates an entity.
   *
   * @throws InvalidInputException when a value is missing, too long, not allowed or refers to what
   *     is not there
   * @throws io.appinventory.catalog.error.ConflictException when a unique value is taken
   */
  public <R extends Entity<R>> R create(EntityType<R> type, Changes<R> changes) {
    Permissions.requireWrite(scope.principal(), type.name());
    requireSeen(scope, type, changes);
    return gate.within(type, () -> created(type, changes));
  }

  /** Refuses to write what the principal may not see: that nothing changed would tell. */
  static <R extends Entity<R>> void requireSeen(
      Scope scope, EntityType<R> type, Changes<R> changes) {
    Stream.concat(changes.values().keySet().stream(), changes.merges().keySet().stream())
        .filter(property -> property.sensitivity() == Sensitivity.FINANCIAL)
        .forEach(property -> Masking.requireSeen(scope.principal(), type, property));
  }

  private <R extends Entity<R>> R created(EntityType<R> type, Changes<R> changes) {
    Changes<R> said = checks.prepared(type, null, changes);
    Draft<R> draft = Draft.fresh(type, scope).apply(said);
    R after = checks.checked(type, null, draft, said);
    insert(type, draft, after);
    FieldChanges changed = draft.changesFrom(null);
    writeRelations(after, said, changed);
    finish(new Write<>(Write.Kind.CREATE, type, null, after, changed));
    return after;
  }

  /**
   * Changes an entity.
   *
   * @param version the version the caller has read; empty to write whatever is there
   * @return the entity as it is now
   * @throws NotFoundException when there is none, or it is deleted
   * @throws StaleVersionException when it is at another version
   */
  public <R extends Entity<R>> R patch(
      EntityType<R> type, Id<R> id, Changes<R> changes, OptionalLong version) {
    Permissions.requireSomeWrite(scope.principal(), type.name());
    requireSeen(scope, type, changes);
    return gate.within(type, () -> write(type, changeable(type, id, version, false), changes));
  }

  /**
   * Changes an entity because of another write, by the rules of the catalog: whoever may do that
   * one may do this. What is deleted follows too.
   *
   * @throws NotFoundException when there is none
   */
  public <R extends Entity<R>> R follow(EntityType<R> type, Id<R> id, Changes<R> changes) {
    return write(type, lock(scope.unlimited(), type, id, OptionalLong.empty(), true), changes);
  }

  private <R extends Entity<R>> R write(EntityType<R> type, R before, Changes<R> changes) {
    Changes<R> said = checks.prepared(type, before, changes);
    Draft<R> draft = Draft.of(type, before).apply(said);
    checks.checked(type, before, draft, said);
    FieldChanges changed = draft.changesFrom(before);
    writeRelations(before, said, changed);
    if (changed.isEmpty()) {
      return before;
    }
    return update(Write.Kind.UPDATE, type, before, draft, changed);
  }

  /**
   * Deletes an entity, softly: it and its name are free for others, its relations stay for a
   * restore.
   */
  public <R extends Entity<R>> R delete(EntityType<R> type, Id<R> id, OptionalLong version) {
    Permissions.requireSomeWrite(scope.principal(), type.name());
    R before = changeable(type, id, version, false);
    Draft<R> draft = Draft.of(type, before).set(type.header().deletedAt(), scope.now());
    return update(Write.Kind.DELETE, type, before, draft, draft.changesFrom(before));
  }

  /** Brings a deleted entity back; of one that lives, does nothing. */
  public <R extends Entity<R>> R restore(EntityType<R> type, Id<R> id, OptionalLong version) {
    Permissions.requireSomeWrite(scope.principal(), type.name());
    return gate.within(type, () -> restored(type, changeable(type, id, version, true)));
  }

  private <R extends Entity<R>> R restored(EntityType<R> type, R before) {
    if (before.deletedAt() == null) {
      return before;
    }
    Draft<R> draft = Draft.of(type, before).<Instant>set(type.header().deletedAt(), null);
    return update(Write.Kind.RESTORE, type, before, draft, draft.changesFrom(before));
  }

  /**
   * Locks entities, deleted and hidden ones too, against other writers, in the order of their ids
   * so that no two wait for each other.
   */
  public <R extends Entity<R>> Map<Id<R>, R> lockAll(EntityType<R> type, SortedSet<Id<R>> ids) {
    UUID[] values = ids.stream().map(Id::value).toArray(UUID[]::new);
    Map<Id<R>, R> locked = new LinkedHashMap<>();
    scope
        .dsl()
        .select(type.projection().fields(type.table()))
        .from(type.table())
        .where(scope.unlimited().tenant(type, type.table()))
        .and(type.idColumn().eq(DSL.any(values)))
        .orderBy(type.idColumn())
        .forNoKeyUpdate()
        .fetch(row -> type.projection().read(row, 0))
        .forEach(entity -> locked.put(entity.id(), entity));
    return locked;
  }

  /** An entity that the principal may change, locked. */
  private <R extends Entity<R>> R changeable(
      EntityType<R> type, Id<R> id, OptionalLong version, boolean deletedToo) {
    R entity = lock(scope, type, id, version, deletedToo);
    gate.require(type, List.of(id.value()));
    return entity;
  }

  private static <R extends Entity<R>> R lock(
      Scope scope, EntityType<R> type, Id<R> id, OptionalLong version, boolean deletedToo) {
    Condition row = scope.tenant(type, type.table()).and(type.idColumn().eq(id.value()));
    Record found =
        scope
            .dsl()
            .select(type.projection().fields(type.table()))
            .from(type.table())
            .where(row)
            .forNoKeyUpdate()
            .fetchOne();
    R entity = found == null ? null : type.projection().read(found, 0);
    if (entity == null || entity.deletedAt() != null && !deletedToo) {
      throw new NotFoundException(type.singular(), id);
    }
    if (version.isPresent() && version.getAsLong() != entity.rowVersion()) {
      throw new StaleVersionException(version.getAsLong(), entity.rowVersion());
    }
    return entity;
  }

  private <R extends Entity<R>> void insert(EntityType<R> type, Draft<R> draft, R entity) {
    try {
      scope
          .dsl()
          .insertInto(type.table())
          .set(type.tenantColumn(), scope.tenantId())
          .set(draft.columns(null))
          .execute();
    } catch (DataAccessException e) {
      throw Violations.explain(type, List.of(entity), e);
    }
  }

  private <R extends Entity<R>> R update(
      Write.Kind kind, EntityType<R> type, R before, Draft<R> draft, FieldChanges changed) {
    R after = draft.touch(scope).entity();
    try {
      scope
          .dsl()
          .update(type.table())
          .set(draft.columns(before))
          .where(scope.unlimited().tenant(type, type.table()))
          .and(type.idColumn().eq(before.id().value()))
          .execute();
    } catch (DataAccessException e) {
      throw Violations.explain(type, List.of(after), e);
    }
    finish(new Write<>(kind, type, before, after, changed));
    return after;
  }

  private <R extends Entity<R>> void writeRelations(
      R owner, Changes<R> changes, FieldChanges changed) {
    changes.links().forEach((link, change) -> writeLink(link, owner, change, changed));
    changes.parts().keySet().forEach(parts -> writeParts(parts, owner, changes, changed));
  }

  private <R extends Entity<R>> void writeLink(
      Link<R, ?> link, R owner, LinkChange change, FieldChanges changed) {
    String field = link.field();
    try {
      ListDiff diff = new LinkWriter(scope).apply(link, owner.id().value(), change);
      if (!diff.isEmpty()) {
        changed.addList(field, diff.removed(), diff.added());
      }
    } catch (DataAccessException e) {
      throw Violations.explain(field, e);
    }
  }

  private <R extends Entity<R>, P> void writeParts(
      Parts<R, P> parts, R owner, Changes<R> changes, FieldChanges changed) {
    try {
      ListDiff diff =
          new PartWriter<>(scope, parts).apply(owner.id().value(), changes.parts(parts));
      if (!diff.isEmpty()) {
        changed.addList(parts.name(), diff.removed(), diff.added());
      }
    } catch (DataAccessException e) {
      throw Violations.explain(parts.name(), e);
    }
  }

  private <R extends Entity<R>> void finish(Write<R> write) {
    new AuditTrail(scope).add(action(write), write.type(), write.after(), write.changes());
    rules.of(write.type()).forEach(rule -> rule.after(this, write));
    rules.observers().forEach(observer -> observer.written(scope.unlimited(), write));
  }

  private static String action(Write<?> write) {
    return switch (write.kind()) {
      case CREATE -> "create";
      case UPDATE -> write.changes().onlyStatus() ? "status_change" : "update";
      case DELETE -> "delete";
      case RESTORE -> "restore";
    };
  }
}
