package io.appinventory.catalog.access;

import io.appinventory.catalog.domain.User;
import java.time.Instant;
import java.util.UUID;

/**
 * A session that has just begun.
 *
 * @param tenantId the tenant
 * @param user who signed in
 * @param accessToken the bearer token; it is kept nowhere, so this is the only time it is seen
 * @param expiresAt when the session ends
 */
public record Session(UUID tenantId, User user, String accessToken, Instant expiresAt) {
  /** Does not show the token. */
  @Override
  public String toString() {
    return "Session[" + user.email() + " until " + expiresAt + "]";
  }
}
