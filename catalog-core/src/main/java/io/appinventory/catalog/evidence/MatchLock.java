package io.appinventory.catalog.evidence;

import io.appinventory.catalog.session.Scope;
import java.util.UUID;
import org.jooq.impl.DSL;

/**
 * Keeps packages and advisories from passing each other unseen: while advisories are written,
 * nothing else is written of a tenant's evidence, so that whoever comes second sees what came
 * first. Held until the end of the transaction.
 */
final class MatchLock {
  private static final long EVIDENCE = 0x65_76_69_64_65_6e_63_65L;

  private MatchLock() {}

  /** For packages of one entity; others may come at the same time. */
  static void shared(Scope scope) {
    take(scope, "pg_advisory_xact_lock_shared");
  }

  /** For advisories; alone. */
  static void alone(Scope scope) {
    take(scope, "pg_advisory_xact_lock");
  }

  private static void take(Scope scope, String function) {
    UUID tenant = scope.tenantId();
    long key = tenant.getMostSignificantBits() ^ tenant.getLeastSignificantBits() ^ EVIDENCE;
    scope.dsl().select(DSL.function(function, Object.class, DSL.val(key))).fetch();
  }
}
