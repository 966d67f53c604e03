package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may do with one entity.
 *
 * @param header id, version and times
 * @param userId who may
 * @param resourceType the collection of the entity
 * @param resourceId the entity
 * @param permission what is allowed
 * @param grantedAt since when
 * @param grantedBy who granted it
 * @param expiresAt until when; null for ever
 * @param reason why
 */
public record AccessGrant(
    Header<AccessGrant> header,
    Id<User> userId,
    String resourceType,
    UUID resourceId,
    Permission permission,
    Instant grantedAt,
    @Nullable Id<User> grantedBy,
    @Nullable Instant expiresAt,
    @Nullable String reason)
    implements Entity<AccessGrant> {}
