package io.appinventory.catalog.access;

import io.appinventory.catalog.session.UserRole;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a program acts for a user.
 *
 * @param id the id
 * @param userId the user
 * @param name what it is for
 * @param role limits the user's own role; null for no limit
 * @param expiresAt null for never
 * @param lastUsedAt when it was last used, null for never
 * @param revokedAt when it was revoked, null while it is good
 * @param createdAt when it was made
 */
public record ApiToken(
    UUID id,
    UUID userId,
    String name,
    @Nullable UserRole role,
    @Nullable Instant expiresAt,
    @Nullable Instant lastUsedAt,
    @Nullable Instant revokedAt,
    Instant createdAt) {}
