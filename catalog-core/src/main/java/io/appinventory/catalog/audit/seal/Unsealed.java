package io.appinventory.catalog.audit.seal;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.AUDIT_SEALED_ENTRIES;
import static io.appinventory.db.schema.Tables.AUDIT_UNSEALED_ENTRIES;

import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** What is under no seal: what waits for one, and what should not be there. */
final class Unsealed {
  private final Scope scope;

  Unsealed(Scope scope) {
    this.scope = scope;
  }

  /** How many entries wait. */
  long count() {
    return scope.dsl().fetchCount(AUDIT_UNSEALED_ENTRIES, ofTenant());
  }

  /** The time of the oldest that waits. */
  Optional<Instant> oldest() {
    return scope
        .dsl()
        .select(AUDIT_UNSEALED_ENTRIES.TIMESTAMP)
        .from(AUDIT_UNSEALED_ENTRIES)
        .where(ofTenant())
        .orderBy(AUDIT_UNSEALED_ENTRIES.TIMESTAMP)
        .limit(1)
        .fetchOptional(AUDIT_UNSEALED_ENTRIES.TIMESTAMP);
  }

  private Condition ofTenant() {
    return AUDIT_UNSEALED_ENTRIES.TENANT_ID.eq(scope.tenantId());
  }

  /** The first entry that should wait and is gone, or that neither waits nor is sealed. */
  Optional<Breach> breach() {
    return removed().or(this::added);
  }

  private Optional<Breach> removed() {
    return scope
        .dsl()
        .select(AUDIT_UNSEALED_ENTRIES.ENTRY_ID, AUDIT_UNSEALED_ENTRIES.TIMESTAMP)
        .from(AUDIT_UNSEALED_ENTRIES)
        .where(ofTenant())
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(AUDIT_LOGS)
                    .where(AUDIT_LOGS.TENANT_ID.eq(scope.tenantId()))
                    .and(AUDIT_LOGS.TIMESTAMP.eq(AUDIT_UNSEALED_ENTRIES.TIMESTAMP))
                    .and(AUDIT_LOGS.ID.eq(AUDIT_UNSEALED_ENTRIES.ENTRY_ID))))
        .orderBy(AUDIT_UNSEALED_ENTRIES.TIMESTAMP, AUDIT_UNSEALED_ENTRIES.ENTRY_ID)
        .limit(1)
        .fetchOptional(row -> new Breach.WaitingEntryRemoved(row.value1(), row.value2()));
  }

  private Optional<Breach> added() {
    return scope
        .dsl()
        .select(AUDIT_LOGS.ID, AUDIT_LOGS.TIMESTAMP)
        .from(AUDIT_LOGS)
        .where(AUDIT_LOGS.TENANT_ID.eq(scope.tenantId()))
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(AUDIT_SEALED_ENTRIES)
                    .where(AUDIT_SEALED_ENTRIES.TENANT_ID.eq(scope.tenantId()))
                    .and(AUDIT_SEALED_ENTRIES.TIMESTAMP.eq(AUDIT_LOGS.TIMESTAMP))
                    .and(AUDIT_SEALED_ENTRIES.ENTRY_ID.eq(AUDIT_LOGS.ID))))
        .and(
            DSL.notExists(
                DSL.selectOne()
                    .from(AUDIT_UNSEALED_ENTRIES)
                    .where(ofTenant())
                    .and(AUDIT_UNSEALED_ENTRIES.TIMESTAMP.eq(AUDIT_LOGS.TIMESTAMP))
                    .and(AUDIT_UNSEALED_ENTRIES.ENTRY_ID.eq(AUDIT_LOGS.ID))))
        .orderBy(AUDIT_LOGS.TIMESTAMP, AUDIT_LOGS.ID)
        .limit(1)
        .fetchOptional(row -> new Breach.EntryAdded(row.value1(), row.value2()));
  }
}
