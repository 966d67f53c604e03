package io.appinventory.catalog.domain;

import io.appinventory.catalog.delivery.Deployment;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong and affects services, components or resources.
 *
 * @param header id, version and times
 * @param title what happened, in a line
 * @param description what it is for
 * @param severity how bad it is
 * @param status how far the work is
 * @param impactType what it does to what it affects
 * @param resolvedAt when it was resolved, null while it is open
 * @param deploymentId the deployment that caused it
 */
public record Incident(
    Header<Incident> header,
    String title,
    @Nullable String description,
    IncidentSeverity severity,
    IncidentStatus status,
    ImpactType impactType,
    @Nullable Instant resolvedAt,
    @Nullable Id<Deployment> deploymentId)
    implements Entity<Incident> {}
