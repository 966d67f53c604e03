package io.appinventory.catalog.audit;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Adds to the audit log, in the transaction of what it tells of. */
public final class AuditTrail {
  private static final int NAME_LENGTH = 255;
  private static final List<Field<?>> COLUMNS =
      List.of(
          AUDIT_LOGS.ID,
          AUDIT_LOGS.USER_ID,
          AUDIT_LOGS.ACTION,
          AUDIT_LOGS.ENTITY_TYPE,
          AUDIT_LOGS.ENTITY_ID,
          AUDIT_LOGS.ENTITY_NAME,
          AUDIT_LOGS.CHANGES,
          AUDIT_LOGS.METADATA,
          AUDIT_LOGS.TIMESTAMP,
          AUDIT_LOGS.STATUS,
          AUDIT_LOGS.ERROR_MESSAGE);

  private final Scope scope;

  /** For a scope that can write. */
  public AuditTrail(Scope scope) {
    this.scope = scope;
  }

  /** Adds an entry about the write that made an entity what it is. */
  public <R extends Entity<R>> void add(
      String action, EntityType<R> type, R entity, @Nullable FieldChanges changes) {
    addAll(Stream.of(entry(action, type, entity, changes)));
  }

  /**
   * An entry about the write that made an entity what it is, not added yet. It bears the time of
   * that write, so that an entity's entries are in the order of its versions.
   */
  public <R extends Entity<R>> AuditEntry entry(
      String action, EntityType<R> type, R entity, @Nullable FieldChanges changes) {
    String label = Objects.requireNonNull(type.label().of(entity));
    Instant at = entity.header().updatedAt();
    return entry(action, type.name(), entity.id().value(), label, changes, at);
  }

  /** An entry about something else than an entity, not added yet. */
  public AuditEntry entry(
      String action,
      String entityType,
      @Nullable UUID entityId,
      @Nullable String label,
      @Nullable FieldChanges changes) {
    return entry(action, entityType, entityId, label, changes, scope.now());
  }

  private AuditEntry entry(
      String action,
      String entityType,
      @Nullable UUID entityId,
      @Nullable String label,
      @Nullable FieldChanges changes,
      Instant at) {
    return new AuditEntry(
        scope.ids().get(),
        scope.principal().userId().orElse(null),
        action,
        entityType,
        entityId,
        label == null ? null : shortened(label),
        changes == null || changes.isEmpty() ? null : changes.toJson(),
        metadata(scope.principal().origin()),
        at);
  }

  /** Adds entries, in few statements. */
  public void addAll(List<AuditEntry> entries) {
    addAll(entries.stream());
  }

  /** Adds entries, in few statements; the next are made while those before them are sent. */
  public void addAll(Stream<AuditEntry> entries) {
    new TenantRows(scope, AUDIT_LOGS, AUDIT_LOGS.TENANT_ID)
        .columns(COLUMNS)
        .send(entries.map(AuditTrail::row));
  }

  private static List<@Nullable Object> row(AuditEntry entry) {
    return Arrays.asList(
        entry.id(),
        entry.userId(),
        entry.action(),
        entry.entityType(),
        entry.entityId(),
        entry.entityName(),
        entry.changes() == null ? null : entry.changes().text(),
        entry.metadata().text(),
        entry.timestamp(),
        entry.status() == null ? null : entry.status().code(),
        entry.errorMessage());
  }

  /** Where a request came from, as an entry holds it. */
  public static Json metadata(Map<String, String> origin) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(origin).forEach(metadata::put);
    return Json.of(metadata);
  }

  /** A label as far as entries hold it. */
  public static String shortened(String label) {
    return label.codePointCount(0, label.length()) <= NAME_LENGTH
        ? label
        : label.substring(0, label.offsetByCodePoints(0, NAME_LENGTH));
  }
}
