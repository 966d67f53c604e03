package io.appinventory.catalog.audit.seal;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.AUDIT_SEALED_ENTRIES;
import static io.appinventory.db.schema.Tables.AUDIT_SEALS;
import static io.appinventory.db.schema.Tables.AUDIT_UNSEALED_ENTRIES;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditLogs;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.BatchBindStep;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Seals the entries of a tenant's audit log that wait for it.
 *
 * <p>Whatever its time, an entry waits from the moment it is visible, because it and the row that
 * says so are of one transaction; and it waits no longer once it is sealed, for the same reason. So
 * none is passed over and none is sealed twice, in whichever order transactions end. Of two that
 * seal the same tenant at once the second waits for the first.
 */
public final class Sealing {
  /** The most entries under one seal. */
  public static final int BATCH = 1_000;

  private static final long LOCK = 0x6175_6469_7473_6561L;
  private static final int FETCH = 50;
  private static final Projection<AuditEntry> ENTRY = Projection.of(AuditLogs.TYPE);

  private final Scope scope;

  /** For a scope that can write and may read the audit log. */
  public Sealing(Scope scope) {
    Permissions.requireRead(scope.principal(), AuditLogs.TYPE.name());
    this.scope = scope;
  }

  /** Makes one seal over the oldest that wait; empty when none do. */
  public Optional<Seal> seal() {
    lock();
    Seal last = last();
    long number = last == null ? 1 : last.number() + 1;
    SealHash hash = new SealHash(scope.tenantId(), number, Seal.hashOf(last), scope.now());
    List<SealedEntry> entries = waiting();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    entries.forEach(hash::add);
    Seal seal = new Seal(number, Seal.hashOf(last), hash.end(), entries.size(), scope.now());
    insert(seal);
    insert(seal, entries);
    forgetWaiting(seal);
    return Optional.of(seal);
  }

  /** Until the transaction ends. What the one before committed is seen by what follows. */
  private void lock() {
    long key =
        LOCK
            ^ scope.tenantId().getMostSignificantBits()
            ^ scope.tenantId().getLeastSignificantBits();
    scope.dsl().select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(key))).fetch();
  }

  private @Nullable Seal last() {
    return scope
        .dsl()
        .selectFrom(AUDIT_SEALS)
        .where(AUDIT_SEALS.TENANT_ID.eq(scope.tenantId()))
        .orderBy(AUDIT_SEALS.NUMBER.desc())
        .limit(1)
        .fetchOptional(Seal::of)
        .orElse(null);
  }

  private List<SealedEntry> waiting() {
    List<SealedEntry> entries = new ArrayList<>();
    try (Cursor<? extends Record> rows =
        scope
            .dsl()
            .select(ENTRY.fields(AUDIT_LOGS))
            .from(AUDIT_UNSEALED_ENTRIES)
            .join(AUDIT_LOGS)
            .on(AUDIT_LOGS.TENANT_ID.eq(scope.tenantId()))
            .and(AUDIT_LOGS.TIMESTAMP.eq(AUDIT_UNSEALED_ENTRIES.TIMESTAMP))
            .and(AUDIT_LOGS.ID.eq(AUDIT_UNSEALED_ENTRIES.ENTRY_ID))
            .where(AUDIT_UNSEALED_ENTRIES.TENANT_ID.eq(scope.tenantId()))
            .orderBy(AUDIT_UNSEALED_ENTRIES.TIMESTAMP, AUDIT_UNSEALED_ENTRIES.ENTRY_ID)
            .limit(BATCH)
            .fetchSize(FETCH)
            .fetchLazy()) {
      for (Record row : rows) {
        entries.add(SealedEntry.of(scope.tenantId(), ENTRY.read(row, 0)));
      }
    }
    return entries;
  }

  private void insert(Seal seal) {
    scope
        .dsl()
        .insertInto(AUDIT_SEALS)
        .set(AUDIT_SEALS.TENANT_ID, scope.tenantId())
        .set(AUDIT_SEALS.NUMBER, seal.number())
        .set(AUDIT_SEALS.PREVIOUS_HASH, Seal.bytes(seal.previousHash()))
        .set(AUDIT_SEALS.HASH, Seal.bytes(seal.hash()))
        .set(AUDIT_SEALS.ENTRIES, seal.entries())
        .set(AUDIT_SEALS.SEALED_AT, seal.sealedAt())
        .execute();
  }

  private void insert(Seal seal, List<SealedEntry> entries) {
    BatchBindStep insert =
        scope
            .dsl()
            .batch(
                DSL.insertInto(
                        AUDIT_SEALED_ENTRIES,
                        AUDIT_SEALED_ENTRIES.TENANT_ID,
                        AUDIT_SEALED_ENTRIES.TIMESTAMP,
                        AUDIT_SEALED_ENTRIES.ENTRY_ID,
                        AUDIT_SEALED_ENTRIES.SEAL_NUMBER,
                        AUDIT_SEALED_ENTRIES.DIGEST)
                    .values(
                        (@Nullable UUID) null,
                        (@Nullable Instant) null,
                        (@Nullable UUID) null,
                        (@Nullable Long) null,
                        (byte @Nullable []) null));
    for (SealedEntry entry : entries) {
      insert =
          insert.bind(
              scope.tenantId(),
              entry.timestamp(),
              entry.id(),
              seal.number(),
              Seal.bytes(entry.digest()));
    }
    insert.execute();
  }

  private void forgetWaiting(Seal seal) {
    int forgotten =
        scope
            .dsl()
            .deleteFrom(AUDIT_UNSEALED_ENTRIES)
            .using(AUDIT_SEALED_ENTRIES)
            .where(AUDIT_UNSEALED_ENTRIES.TENANT_ID.eq(scope.tenantId()))
            .and(AUDIT_SEALED_ENTRIES.TENANT_ID.eq(scope.tenantId()))
            .and(AUDIT_SEALED_ENTRIES.SEAL_NUMBER.eq(seal.number()))
            .and(AUDIT_SEALED_ENTRIES.TIMESTAMP.eq(AUDIT_UNSEALED_ENTRIES.TIMESTAMP))
            .and(AUDIT_SEALED_ENTRIES.ENTRY_ID.eq(AUDIT_UNSEALED_ENTRIES.ENTRY_ID))
            .execute();
    if (forgotten != seal.entries()) {
      throw new IllegalStateException(
          "sealed " + seal.entries() + " entries, but " + forgotten + " waited");
    }
  }
}
