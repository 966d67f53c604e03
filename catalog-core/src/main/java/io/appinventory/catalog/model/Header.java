package io.appinventory.catalog.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every entity carries besides its own properties.
 *
 * @param <E> the record it belongs to
 * @param id the id, unique within the tenant
 * @param rowVersion starts at 1, raised with every write of the entity or of the relations it
 *     states
 * @param createdAt when it was created, to the microsecond
 * @param updatedAt when it was last written
 * @param createdBy the user who created it, null for the system
 * @param updatedBy the user who wrote it last, null for the system
 * @param deletedAt when it was deleted, null while it lives
 */
public record Header<E>(
    Id<E> id,
    long rowVersion,
    Instant createdAt,
    Instant updatedAt,
    @Nullable UUID createdBy,
    @Nullable UUID updatedBy,
    @Nullable Instant deletedAt) {}
