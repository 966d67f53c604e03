package io.appinventory.catalog.access;

import io.appinventory.catalog.model.Json;
import java.time.Instant;
import java.util.UUID;

/**
 * A tenant: an organization with a catalog of its own.
 *
 * @param id the id
 * @param slug its name in addresses: lower-case letters, digits, hyphens and underscores; unique
 * @param name its name; unique
 * @param active whether its users may sign in
 * @param settings its settings, an object
 * @param rowVersion raised with every write
 * @param createdAt when it was created
 * @param updatedAt when it was last written
 */
public record Tenant(
    UUID id,
    String slug,
    String name,
    boolean active,
    Json settings,
    long rowVersion,
    Instant createdAt,
    Instant updatedAt) {}
