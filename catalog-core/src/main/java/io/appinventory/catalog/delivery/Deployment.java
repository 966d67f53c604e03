package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A build that is brought into an environment.
 *
 * @param header id, version and times
 * @param buildId the build
 * @param projectId the project of the build
 * @param serviceId the service that runs it: that of the build unless said
 * @param environment where to
 * @param status how far it is
 * @param deploymentStrategy how it replaces what was there
 * @param canaryPercentage of how many users a canary has, in percent
 * @param startedAt when it began
 * @param completedAt when it ended
 * @param durationSeconds how long it took
 * @param deployedBy who deployed it
 * @param approvedBy who allowed it
 * @param approvalNotes what was said to that
 * @param deploymentLog what it wrote
 * @param deploymentErrors what went wrong
 * @param rollbackReason why it was taken back
 * @param rolledBackAt when it was taken back
 * @param rolledBackToBuildId what runs instead: a build of the project that succeeded
 * @param preDeploymentChecks what was looked at before
 * @param postDeploymentChecks what was looked at after
 * @param healthCheckStatus how it is doing
 * @param endpointsTested what was tried
 * @param performanceMetrics what was measured
 * @param errorRatePercent how many requests fail, in percent
 */
public record Deployment(
    Header<Deployment> header,
    Id<Build> buildId,
    Id<Project> projectId,
    @Nullable Id<Service> serviceId,
    String environment,
    DeploymentStatus status,
    DeploymentStrategy deploymentStrategy,
    int canaryPercentage,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Integer durationSeconds,
    @Nullable Id<User> deployedBy,
    @Nullable Id<User> approvedBy,
    @Nullable String approvalNotes,
    @Nullable String deploymentLog,
    @Nullable String deploymentErrors,
    @Nullable String rollbackReason,
    @Nullable Instant rolledBackAt,
    @Nullable Id<Build> rolledBackToBuildId,
    Json preDeploymentChecks,
    Json postDeploymentChecks,
    HealthStatus healthCheckStatus,
    Json endpointsTested,
    Json performanceMetrics,
    @Nullable BigDecimal errorRatePercent)
    implements Entity<Deployment> {}
