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
 * @param status how it ended; null for what is told of because it was done
 * @param errorMessage why it failed; null where it did not
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
    Instant timestamp,
    @Nullable AuditStatus status,
    @Nullable String errorMessage) {
  /** Of what was done. */
  public AuditEntry(
      UUID id,
      @Nullable UUID userId,
      String action,
      String entityType,
      @Nullable UUID entityId,
      @Nullable String entityName,
      @Nullable Json changes,
      Json metadata,
      Instant timestamp) {
    this(
        id,
        userId,
        action,
        entityType,
        entityId,
        entityName,
        changes,
        metadata,
        timestamp,
        null,
        null);
  }

  /** The same of what was tried and failed. */
  public AuditEntry failed(String why) {
    return new AuditEntry(
        id,
        userId,
        action,
        entityType,
        entityId,
        entityName,
        changes,
        metadata,
        timestamp,
        AuditStatus.FAILURE,
        why);
  }
}
