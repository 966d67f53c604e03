package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.Repository;
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
 * Software made of a commit.
 *
 * @param header id, version and times
 * @param projectId the project of the feature
 * @param featureId the feature it is built for
 * @param repositoryId where its source code is
 * @param serviceId the service it is a version of
 * @param buildNumber its number within the project: the next one unless said
 * @param versionTag what it is called
 * @param gitCommitHash what it is built of
 * @param gitBranch the branch that was on
 * @param status how far it is
 * @param startedAt when it began
 * @param completedAt when it ended
 * @param durationSeconds how long it took
 * @param triggeredBy who started it
 * @param artifactPath where it is
 * @param artifactSizeBytes how large it is
 * @param dockerImageUrl where its image is
 * @param dockerImageSizeBytes how large that is
 * @param testsRun how many tests ran
 * @param testsPassed how many passed
 * @param testsFailed how many failed
 * @param codeCoveragePercent how much of the code ran, in percent
 * @param securityScanStatus what the scan says
 * @param vulnerabilitiesCritical how many critical weaknesses it found
 * @param vulnerabilitiesHigh how many of high severity
 * @param vulnerabilitiesMedium how many of medium severity
 * @param vulnerabilitiesLow how many of low severity
 * @param performanceMetrics what was measured
 */
public record Build(
    Header<Build> header,
    Id<Project> projectId,
    Id<Feature> featureId,
    @Nullable Id<Repository> repositoryId,
    @Nullable Id<Service> serviceId,
    int buildNumber,
    String versionTag,
    String gitCommitHash,
    String gitBranch,
    BuildStatus status,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Integer durationSeconds,
    @Nullable Id<User> triggeredBy,
    @Nullable String artifactPath,
    @Nullable Long artifactSizeBytes,
    @Nullable String dockerImageUrl,
    @Nullable Long dockerImageSizeBytes,
    int testsRun,
    int testsPassed,
    int testsFailed,
    @Nullable BigDecimal codeCoveragePercent,
    ScanStatus securityScanStatus,
    int vulnerabilitiesCritical,
    int vulnerabilitiesHigh,
    int vulnerabilitiesMedium,
    int vulnerabilitiesLow,
    Json performanceMetrics)
    implements Entity<Build> {}
