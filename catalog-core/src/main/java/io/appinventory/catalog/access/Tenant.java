package io.appinventory.catalog.access;

import io.appinventory.catalog.model.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tenant: an organization with a catalog of its own.
 *
 * @param id the id
 * @param slug its name in addresses: lower-case letters, digits, hyphens and underscores; unique
 * @param name its name; unique
 * @param status whether it is in use
 * @param maxUsers how many users may live in it, null for any number
 * @param maxProjects how many projects may live in it, null for any number
 * @param settings its settings, an object
 * @param rowVersion raised with every write
 * @param createdAt when it was created
 * @param updatedAt when it was last written
 */
public record Tenant(
    UUID id,
    String slug,
    String name,
    TenantStatus status,
    @Nullable Integer maxUsers,
    @Nullable Integer maxProjects,
    Json settings,
    long rowVersion,
    Instant createdAt,
    Instant updatedAt) {
  /** Whether its users may sign in. */
  public boolean active() {
    return status == TenantStatus.ACTIVE;
  }
}
