package io.appinventory.catalog.domain;

import io.appinventory.catalog.session.Scope;
import java.util.UUID;
import org.jooq.impl.DSL;

/**
 * Lets the transactions of a tenant that count the same go one after the other, each until it ends,
 * so that each sees those before it.
 */
final class TenantLock {
  private TenantLock() {}

  /**
   * Waits for its turn.
   *
   * @param what is counted
   */
  static void take(Scope scope, String what) {
    UUID tenant = scope.tenantId();
    long key = tenant.getMostSignificantBits() ^ tenant.getLeastSignificantBits() ^ what.hashCode();
    scope.dsl().select(DSL.function("pg_advisory_xact_lock", Object.class, DSL.val(key))).fetch();
  }
}
