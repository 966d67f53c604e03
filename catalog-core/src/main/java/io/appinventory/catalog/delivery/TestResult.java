package io.appinventory.catalog.delivery;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a test went, one time.
 *
 * @param header id, version and times
 * @param testCaseId the test
 * @param featureId the feature of the test
 * @param buildId the build that was tested
 * @param status how it went
 * @param durationMs how long it took, in milliseconds
 * @param errorMessage what went wrong
 * @param errorStacktrace where it went wrong
 * @param assertionsRun how much was checked
 * @param assertionsPassed how much of that was right
 * @param assertionsFailed how much of that was wrong
 * @param codeCoveragePercent how much of the code ran, in percent
 * @param memoryUsedMb the memory it used, in MB
 * @param cpuPercent the processor time it used, in percent of one
 * @param executionEnvironment where it ran
 * @param logs what it wrote
 * @param artifacts what it left: screenshots, recordings
 * @param executedBy who ran it
 * @param executedAt when it ran
 */
public record TestResult(
    Header<TestResult> header,
    Id<TestCase> testCaseId,
    Id<Feature> featureId,
    @Nullable Id<Build> buildId,
    ResultStatus status,
    @Nullable Integer durationMs,
    @Nullable String errorMessage,
    @Nullable String errorStacktrace,
    @Nullable Integer assertionsRun,
    @Nullable Integer assertionsPassed,
    @Nullable Integer assertionsFailed,
    @Nullable BigDecimal codeCoveragePercent,
    @Nullable Integer memoryUsedMb,
    @Nullable BigDecimal cpuPercent,
    @Nullable String executionEnvironment,
    Json logs,
    Json artifacts,
    @Nullable Id<User> executedBy,
    Instant executedAt)
    implements Entity<TestResult> {}
