package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.INSTALLATION_AUDIT_LOGS;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.model.Json;
import io.appinventory.db.schema.tables.records.InstallationAuditLogsRecord;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** The audit log of the installation itself: written in the transaction of what it tells of. */
final class InstallationTrail {
  private static final int MAX = 1_000;

  private final DSLContext dsl;

  InstallationTrail(DSLContext dsl) {
    this.dsl = dsl;
  }

  void add(AuditEntry entry) {
    dsl.insertInto(INSTALLATION_AUDIT_LOGS)
        .set(INSTALLATION_AUDIT_LOGS.ID, entry.id())
        .set(INSTALLATION_AUDIT_LOGS.ACTION, entry.action())
        .set(INSTALLATION_AUDIT_LOGS.ENTITY_TYPE, entry.entityType())
        .set(INSTALLATION_AUDIT_LOGS.ENTITY_ID, entry.entityId())
        .set(INSTALLATION_AUDIT_LOGS.ENTITY_NAME, entry.entityName())
        .set(INSTALLATION_AUDIT_LOGS.CHANGES, jsonb(entry.changes()))
        .set(INSTALLATION_AUDIT_LOGS.METADATA, jsonb(entry.metadata()))
        .set(INSTALLATION_AUDIT_LOGS.TIMESTAMP, entry.timestamp())
        .execute();
  }

  List<AuditEntry> latest(int limit) {
    return dsl.selectFrom(INSTALLATION_AUDIT_LOGS)
        .orderBy(INSTALLATION_AUDIT_LOGS.TIMESTAMP.desc(), INSTALLATION_AUDIT_LOGS.ID.desc())
        .limit(Math.clamp(limit, 1, MAX))
        .fetch(InstallationTrail::entry);
  }

  private static AuditEntry entry(InstallationAuditLogsRecord row) {
    return new AuditEntry(
        row.getId(),
        null,
        row.getAction(),
        row.getEntityType(),
        row.getEntityId(),
        row.getEntityName(),
        row.getChanges() == null ? null : Json.ofText(row.getChanges().data()),
        Json.ofText(row.getMetadata() == null ? "{}" : row.getMetadata().data()),
        row.getTimestamp());
  }

  private static @Nullable JSONB jsonb(@Nullable Json json) {
    return json == null ? null : JSONB.jsonb(json.text());
  }
}
