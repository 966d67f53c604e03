package io.appinventory.catalog.scorecard;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says that one criterion does not count for one entity.
 *
 * @param criterion the criterion's name
 * @param entityType the entity's collection
 * @param entityId the entity
 * @param reason why
 * @param expiresAt the moment from which on it counts again; null for never
 * @param createdAt when it was granted; set by the catalog, null before that
 * @param createdBy who granted it, null for the system; set by the catalog
 */
public record Exemption(
    String criterion,
    String entityType,
    UUID entityId,
    String reason,
    @Nullable Instant expiresAt,
    @Nullable Instant createdAt,
    @Nullable UUID createdBy) {
  /** An exemption to be granted. */
  public static Exemption of(
      String criterion,
      String entityType,
      UUID entityId,
      String reason,
      @Nullable Instant expiresAt) {
    return new Exemption(criterion, entityType, entityId, reason, expiresAt, null, null);
  }

  /** The same, granted. */
  public Exemption granted(@Nullable Instant at, @Nullable UUID by) {
    return new Exemption(criterion, entityType, entityId, reason, expiresAt, at, by);
  }

  /** Whether it holds at {@code now}. */
  public boolean holds(Instant now) {
    return expiresAt == null || expiresAt.isAfter(now);
  }

  /** Whether both say the same, whoever granted them. */
  public boolean saysTheSame(Exemption other) {
    return granted(null, null).equals(other.granted(null, null));
  }
}
