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
 */
public record Principal(
    UUID tenantId, Optional<UUID> userId, UserRole role, Map<String, String> origin) {
  /** Keeps a copy of the origin. */
  public Principal {
    origin = Map.copyOf(origin);
  }

  /** The system itself, acting for a tenant with every right. */
  public static Principal system(UUID tenantId) {
    return new Principal(tenantId, Optional.empty(), UserRole.ADMIN, Map.of());
  }

  /** A user of a tenant. */
  public static Principal user(UUID tenantId, UUID userId, UserRole role) {
    return new Principal(tenantId, Optional.of(userId), role, Map.of());
  }

  /** The same, coming from elsewhere. */
  public Principal from(Map<String, String> where) {
    return new Principal(tenantId, userId, role, where);
  }
}
