package io.appinventory.catalog.audit;

import io.appinventory.catalog.model.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the audit log.
 *
 * @param id the id
 * @param userId who, null for the system
 * @param action what: {@code create}, {@code update}, {@code delete}, {@code restore}, {@code
 *     status_change}, {@code login} ...
 * @param entityType the collection of the entity
 * @param entityId the entity, null where none is meant
 * @param entityName its label at the time, cut to 255 characters
 * @param changes {@code {"field": {"old", "new"}}}, null where nothing changed
 * @param metadata request id, address, agent
 * @param timestamp when
 */
public record AuditEntry(
    UUID id,
    @Nullable UUID userId,
    String action,
    String entityType,
    @Nullable UUID entityId,
    @Nullable String entityName,
    @Nullable Json changes,
    Json metadata,
    Instant timestamp) {}
