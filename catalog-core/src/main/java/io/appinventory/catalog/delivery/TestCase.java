package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feature is tested.
 *
 * @param header id, version and times
 * @param featureId the feature
 * @param projectId the project of the feature
 * @param name the name
 * @param description what it shows
 * @param testType what kind of test it is
 * @param priority how much depends on it
 * @param status whether it is run
 * @param preconditions what has to be before
 * @param steps what is done
 * @param expectedResult what has to come of it
 * @param testData what it is run with
 * @param automated whether a machine runs it
 * @param automationTool what runs it
 * @param automationScriptPath where its code is
 * @param coverageAreas what it covers
 * @param lastRunAt when it ran last
 * @param lastRunStatus how that went
 * @param runCount how often it ran
 * @param passCount how often it passed
 * @param failCount how often it failed or broke
 */
public record TestCase(
    Header<TestCase> header,
    Id<Feature> featureId,
    Id<Project> projectId,
    String name,
    @Nullable String description,
    TestType testType,
    Priority priority,
    TestCaseStatus status,
    Json preconditions,
    Json steps,
    @Nullable String expectedResult,
    Json testData,
    boolean automated,
    @Nullable String automationTool,
    @Nullable String automationScriptPath,
    List<String> coverageAreas,
    @Nullable Instant lastRunAt,
    @Nullable RunStatus lastRunStatus,
    int runCount,
    int passCount,
    int failCount)
    implements Entity<TestCase> {}
