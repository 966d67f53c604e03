package io.appinventory.catalog.session;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is asking, and for which tenant. Every door of the catalog takes one.
 *
 * @param tenantId the tenant
 * @param userId the user; empty for the system itself
 * @param role what may be done
 * @param origin where the request came from, kept with audit entries: {@code request_id}, {@code
 *     address}, {@code agent}
 * @param rows to which rows that is limited
 */
public record Principal(
    UUID tenantId,
    Optional<UUID> userId,
    UserRole role,
    Map<String, String> origin,
    RowRules rows) {
  /** Keeps a copy of the origin. */
  public Principal {
    origin = Map.copyOf(origin);
  }

  /** The system itself, acting for a tenant with every right. */
  public static Principal system(UUID tenantId) {
    return new Principal(tenantId, Optional.empty(), UserRole.ADMIN, Map.of(), RowRules.NONE);
  }

  /** Somebody of a tenant who may do no more than read. */
  public static Principal viewer(UUID tenantId) {
    return new Principal(tenantId, Optional.empty(), UserRole.VIEWER, Map.of(), RowRules.NONE);
  }

  /**
   * A user of a tenant, whom no row rule limits. {@link
   * io.appinventory.catalog.access.SignIn#limited} adds the rules that the tenant keeps.
   */
  public static Principal user(UUID tenantId, UUID userId, UserRole role) {
    return new Principal(tenantId, Optional.of(userId), role, Map.of(), RowRules.NONE);
  }

  /** The same, coming from elsewhere. */
  public Principal from(Map<String, String> where) {
    return new Principal(tenantId, userId, role, where, rows);
  }

  /** The same, limited further to what the rules allow. */
  public Principal within(RowRules rules) {
    return new Principal(tenantId, userId, role, origin, rows.and(rules));
  }

  /** The same user with every right. */
  Principal trusted() {
    return new Principal(tenantId, userId, UserRole.ADMIN, origin, RowRules.NONE);
  }

  /** The same without row rules. */
  Principal unlimited() {
    return new Principal(tenantId, userId, role, origin, RowRules.NONE);
  }
}
