package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened and bears on security.
 *
 * @param header id, version and times
 * @param userId who it is about
 * @param eventType what it is: a failed sign-in, a vulnerability
 * @param severity how bad it is
 * @param description what happened
 * @param ipAddress where from
 * @param userAgent by which program
 * @param resourceType the collection of what it is about
 * @param resourceId what it is about
 * @param resolved whether it is seen to
 * @param resolvedAt when it was
 * @param resolvedBy who did
 * @param resolutionNotes what was done
 * @param investigationNotes what was found
 */
public record SecurityEvent(
    Header<SecurityEvent> header,
    @Nullable Id<User> userId,
    String eventType,
    EventSeverity severity,
    String description,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    @Nullable String resourceType,
    @Nullable UUID resourceId,
    boolean resolved,
    @Nullable Instant resolvedAt,
    @Nullable Id<User> resolvedBy,
    @Nullable String resolutionNotes,
    @Nullable String investigationNotes)
    implements Entity<SecurityEvent> {}
