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
 * @param maxStorageGb how many GB (a thousand million bytes) it may hold, null for any number
 * @param storage how much it holds, as measured last; null when it was never measured
 * @param type what kind of organization it is, null where nobody said
 * @param plan what it pays for
 * @param billingEmail where bills go, which is personal; null where nobody said
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
    @Nullable Integer maxStorageGb,
    @Nullable Storage storage,
    @Nullable TenantType type,
    TenantPlan plan,
    @Nullable String billingEmail,
    Json settings,
    long rowVersion,
    Instant createdAt,
    Instant updatedAt) {
  /**
   * How much a tenant holds.
   *
   * @param bytes the bytes of its rows, without indexes; an estimate where it holds much
   * @param measuredAt when that was measured
   */
  public record Storage(long bytes, Instant measuredAt) {}

  /** Whether its users may sign in. */
  public boolean active() {
    return status == TenantStatus.ACTIVE;
  }
}
