package io.appinventory.catalog.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened at a point in time of an incident.
 *
 * @param timestamp when
 * @param status the incident's status from then on
 * @param message what happened
 * @param createdBy the user who wrote it, null for the system
 */
public record TimelineEntry(
    Instant timestamp, IncidentStatus status, String message, @Nullable UUID createdBy) {}
