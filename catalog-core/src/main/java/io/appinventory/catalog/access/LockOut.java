package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.AUDIT_LOGS;

import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.error.TooManyRequestsException;
import io.appinventory.catalog.session.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Locks an address out for a while after too many failures. The audit log is the memory, so that
 * all processes and restarts know.
 */
final class LockOut {
  /** How many failures lock out. */
  static final int FAILURES = 10;

  /** Over which time they count, and for how long they lock out. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  private static final String FAILED = "login_failed";
  private static final String COLLECTION = "users";

  private final Scope scope;

  LockOut(Scope scope) {
    this.scope = scope;
  }

  /** Refuses who is locked out. */
  void requireOpen(String email) {
    List<Instant> failures = failures(email);
    if (failures.size() == FAILURES) {
      Instant until = failures.getLast().plus(WINDOW);
      throw new TooManyRequestsException(
          "Too many failed sign-ins; try again later.", Duration.between(scope.now(), until));
    }
  }

  /** Tells of a failure, and of the lock-out it may bring. */
  void failed(@Nullable User user, String email) {
    AuditTrail trail = new AuditTrail(scope);
    var id = user == null ? null : user.id().value();
    boolean last = failures(email).size() == FAILURES - 1;
    trail.addAll(List.of(trail.entry(FAILED, COLLECTION, id, email, null).failed(reason(user))));
    if (last) {
      trail.addAll(List.of(trail.entry("lock_out", COLLECTION, id, email, null)));
    }
  }

  private static String reason(@Nullable User user) {
    return user == null
        ? "There is no such user."
        : user.active()
            ? "The password, the code or what vouches for the user is not right."
            : "The user is not active.";
  }

  /**
   * The times of the latest failures since the window began and since the last success, newest
   * first.
   */
  private List<Instant> failures(String email) {
    return scope
        .dsl()
        .select(AUDIT_LOGS.TIMESTAMP, AUDIT_LOGS.ACTION)
        .from(AUDIT_LOGS)
        .where(AUDIT_LOGS.TENANT_ID.eq(scope.tenantId()))
        .and(AUDIT_LOGS.ACTION.in(FAILED, SignIn.LOGIN))
        .and(AUDIT_LOGS.ENTITY_NAME.eq(AuditTrail.shortened(email)))
        .and(AUDIT_LOGS.TIMESTAMP.gt(scope.now().minus(WINDOW)))
        .orderBy(AUDIT_LOGS.TIMESTAMP.desc())
        .limit(FAILURES)
        .fetch()
        .stream()
        .takeWhile(row -> row.value2().equals(FAILED))
        .map(row -> row.value1())
        .toList();
  }
}
