package io.appinventory.catalog.audit.seal;

import static io.appinventory.db.schema.Tables.AUDIT_SEALS;

import io.appinventory.catalog.audit.AuditLogs;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.Routines;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a tenant's audit log against its seals, from the first to the last, and stops at the first
 * thing that does not fit. Keeps a page of entries in memory, however long the log; what is written
 * meanwhile does no harm. Of a year that was retired on purpose the digests are left, and verified.
 *
 * <p>Finds every change and every removal of a sealed entry, however it was done, unless the seals
 * from that one to the last were made anew with it: for that it needs an anchor. What waits for its
 * seal can be changed without a trace, so seal often.
 */
public final class Verification {
  private final Scope scope;
  private final Optional<SealAnchor> anchor;
  private final Unsealed unsealed;
  private final Optional<Instant> retiredUntil;
  private @Nullable Seal last;
  private long entries;

  /**
   * For any scope that may read the audit log.
   *
   * @param anchor a seal as it was noted before
   */
  public Verification(Scope scope, Optional<SealAnchor> anchor) {
    Permissions.requireRead(scope.principal(), AuditLogs.TYPE.name());
    this.scope = scope;
    this.anchor = anchor;
    this.unsealed = new Unsealed(scope);
    this.retiredUntil =
        Optional.ofNullable(
            scope.dsl().select(Routines.auditRetiredUntil()).fetchSingle().value1());
  }

  /** Verifies all of it, once. */
  public Verdict verify() {
    Optional<Breach> breach = chain().or(unsealed::breach);
    return new Verdict(
        breach,
        last == null ? 0 : last.number(),
        entries,
        last,
        unsealed.count(),
        unsealed.oldest().orElse(null));
  }

  private Optional<Breach> chain() {
    for (Optional<Seal> next = next(); next.isPresent(); next = next()) {
      Optional<Breach> breach = breach(next.get());
      if (breach.isPresent()) {
        return breach;
      }
      last = next.get();
      entries += last.entries();
    }
    return anchor
        .filter(noted -> noted.number() > number())
        .map(noted -> new Breach.SealRemoved(number() + 1));
  }

  private long number() {
    return last == null ? 0 : last.number();
  }

  private Optional<Seal> next() {
    return scope
        .dsl()
        .selectFrom(AUDIT_SEALS)
        .where(AUDIT_SEALS.TENANT_ID.eq(scope.tenantId()))
        .and(AUDIT_SEALS.NUMBER.gt(number()))
        .orderBy(AUDIT_SEALS.NUMBER)
        .limit(1)
        .fetchOptional(Seal::of);
  }

  private Optional<Breach> breach(Seal seal) {
    if (seal.number() != number() + 1) {
      return Optional.of(new Breach.SealRemoved(number() + 1));
    }
    if (!seal.previousHash().equals(Seal.hashOf(last))) {
      return Optional.of(new Breach.SealAltered(seal.number()));
    }
    SealedPages pages = new SealedPages(scope, seal, retiredUntil);
    Optional<Breach> ofEntry = pages.breach();
    if (!pages.fitTheSeal()) {
      return Optional.of(new Breach.SealAltered(seal.number()));
    }
    return ofEntry.or(
        () ->
            anchor
                .filter(noted -> noted.number() == seal.number() && !seal.matches(noted))
                .map(noted -> new Breach.ChainReplaced(seal.number())));
  }
}
