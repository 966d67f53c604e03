package io.appinventory.catalog.audit.seal;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;
import static io.appinventory.db.schema.Tables.AUDIT_SEALED_ENTRIES;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditLogs;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The entries under one seal, a page at a time, beside what the audit log says of them now. */
final class SealedPages {
  private static final int PAGE = 100;
  private static final int SEALED_COLUMNS = 3;
  private static final Projection<AuditEntry> ENTRY = Projection.of(AuditLogs.TYPE);

  private final Scope scope;
  private final Seal seal;
  private final Optional<Instant> retiredUntil;
  private final SealHash hash;

  /**
   * The pages of a seal.
   *
   * @param retiredUntil until when the audit log was retired, if any of it was
   */
  SealedPages(Scope scope, Seal seal, Optional<Instant> retiredUntil) {
    this.scope = scope;
    this.retiredUntil = retiredUntil;
    this.seal = seal;
    this.hash = new SealHash(scope.tenantId(), seal.number(), seal.previousHash(), seal.sealedAt());
  }

  /** The first entry that was changed or removed. Reads all pages. */
  Optional<Breach> breach() {
    @Nullable Breach first = null;
    @Nullable SealedEntry last = null;
    while (true) {
      Result<? extends Record> page = page(last);
      for (Record row : page) {
        last = sealed(row);
        hash.add(last);
        if (first == null) {
          first = breach(last, row);
        }
      }
      if (page.size() < PAGE) {
        return Optional.ofNullable(first);
      }
    }
  }

  /** Whether the entries that {@link #breach} read are those that were sealed. */
  boolean fitTheSeal() {
    return hash.entries() == seal.entries() && hash.end().equals(seal.hash());
  }

  private @Nullable Breach breach(SealedEntry sealed, Record row) {
    if (row.get(AUDIT_LOGS.ID) == null) {
      return retired(sealed)
          ? null
          : new Breach.EntryRemoved(sealed.id(), sealed.timestamp(), seal.number());
    }
    return digest(row).equals(sealed.digest())
        ? null
        : new Breach.EntryChanged(sealed.id(), sealed.timestamp(), seal.number());
  }

  /** Whether the year of an entry was taken away on purpose, of which its digest is left. */
  private boolean retired(SealedEntry sealed) {
    return retiredUntil.filter(sealed.timestamp()::isBefore).isPresent();
  }

  /** The digest of the entry as it is now; of what cannot be read, none. */
  private String digest(Record row) {
    try {
      return SealedEntry.of(scope.tenantId(), ENTRY.read(row, SEALED_COLUMNS)).digest();
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private static SealedEntry sealed(Record row) {
    return new SealedEntry(
        row.get(AUDIT_SEALED_ENTRIES.TIMESTAMP),
        row.get(AUDIT_SEALED_ENTRIES.ENTRY_ID),
        Seal.hex(row.get(AUDIT_SEALED_ENTRIES.DIGEST)));
  }

  private Result<? extends Record> page(@Nullable SealedEntry last) {
    return scope
        .dsl()
        .select(
            AUDIT_SEALED_ENTRIES.TIMESTAMP,
            AUDIT_SEALED_ENTRIES.ENTRY_ID,
            AUDIT_SEALED_ENTRIES.DIGEST)
        .select(ENTRY.fields(AUDIT_LOGS))
        .from(AUDIT_SEALED_ENTRIES)
        .leftJoin(AUDIT_LOGS)
        .on(AUDIT_LOGS.TENANT_ID.eq(scope.tenantId()))
        .and(AUDIT_LOGS.TIMESTAMP.eq(AUDIT_SEALED_ENTRIES.TIMESTAMP))
        .and(AUDIT_LOGS.ID.eq(AUDIT_SEALED_ENTRIES.ENTRY_ID))
        .where(AUDIT_SEALED_ENTRIES.TENANT_ID.eq(scope.tenantId()))
        .and(AUDIT_SEALED_ENTRIES.SEAL_NUMBER.eq(seal.number()))
        .and(after(last))
        .orderBy(AUDIT_SEALED_ENTRIES.TIMESTAMP, AUDIT_SEALED_ENTRIES.ENTRY_ID)
        .limit(PAGE)
        .fetch();
  }

  private static Condition after(@Nullable SealedEntry last) {
    if (last == null) {
      return DSL.noCondition();
    }
    Instant time = last.timestamp();
    UUID id = last.id();
    return DSL.row(AUDIT_SEALED_ENTRIES.TIMESTAMP, AUDIT_SEALED_ENTRIES.ENTRY_ID)
        .gt(DSL.row(time, id));
  }
}
