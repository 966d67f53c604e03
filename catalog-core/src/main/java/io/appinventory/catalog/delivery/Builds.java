package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.BUILDS;
import static io.appinventory.db.schema.Tables.BUILD_OUTPUTS;

import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Repository;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.math.BigDecimal;
import java.time.Instant;

/** The description of builds. */
public final class Builds {
  /** The project of the feature. */
  public static final Property<Build, Id<Project>> PROJECT_ID =
      Property.<Build, Project>reference(BUILDS.PROJECT_ID, Build::projectId)
          .access(Access.READ_ONLY);

  /** The feature it is built for. */
  public static final Property<Build, Id<Feature>> FEATURE_ID =
      Property.<Build, Feature>reference(BUILDS.FEATURE_ID, Build::featureId).access(Access.FIXED);

  /** Where its source code is. */
  public static final Property<Build, Id<Repository>> REPOSITORY_ID =
      Property.reference(BUILDS.REPOSITORY_ID, Build::repositoryId);

  /** The service it is a version of. */
  public static final Property<Build, Id<Service>> SERVICE_ID =
      Property.reference(BUILDS.SERVICE_ID, Build::serviceId);

  /** Its number within the project: the next one unless said. */
  public static final Property<Build, Integer> BUILD_NUMBER =
      Property.<Build>integer(BUILDS.BUILD_NUMBER, 1, 1_000_000_000, Build::buildNumber)
          .filledIn()
          .access(Access.FIXED);

  /** What it is called. */
  public static final Property<Build, String> VERSION_TAG =
      Property.text(BUILDS.VERSION_TAG, Build::versionTag);

  /** What it is built of. */
  public static final Property<Build, String> GIT_COMMIT_HASH =
      Property.text(BUILDS.GIT_COMMIT_HASH, Build::gitCommitHash);

  /** The branch that was on. */
  public static final Property<Build, String> GIT_BRANCH =
      Property.text(BUILDS.GIT_BRANCH, Build::gitBranch);

  /** How far it is. */
  public static final Property<Build, BuildStatus> STATUS =
      Property.<Build, BuildStatus>code(BUILDS.STATUS, BuildStatus.values(), Build::status)
          .defaultsTo(BuildStatus.PENDING);

  /** When it began. */
  public static final Property<Build, Instant> STARTED_AT =
      Property.<Build>timestamp(BUILDS.STARTED_AT, Build::startedAt).filledIn();

  /** When it ended. */
  public static final Property<Build, Instant> COMPLETED_AT =
      Property.<Build>timestamp(BUILDS.COMPLETED_AT, Build::completedAt).filledIn();

  /** How long it took. */
  public static final Property<Build, Integer> DURATION_SECONDS =
      Property.<Build>integer(BUILDS.DURATION_SECONDS, 0, Integer.MAX_VALUE, Build::durationSeconds)
          .access(Access.READ_ONLY);

  /** Who started it. */
  public static final Property<Build, Id<User>> TRIGGERED_BY =
      Property.reference(BUILDS.TRIGGERED_BY, Build::triggeredBy);

  /** Where it is. */
  public static final Property<Build, String> ARTIFACT_PATH =
      Property.text(BUILDS.ARTIFACT_PATH, Build::artifactPath);

  /** How large it is. */
  public static final Property<Build, Long> ARTIFACT_SIZE_BYTES =
      Property.bigint(BUILDS.ARTIFACT_SIZE_BYTES, 0, Long.MAX_VALUE, Build::artifactSizeBytes);

  /** Where its image is. */
  public static final Property<Build, String> DOCKER_IMAGE_URL =
      Property.text(BUILDS.DOCKER_IMAGE_URL, Build::dockerImageUrl);

  /** How large that is. */
  public static final Property<Build, Long> DOCKER_IMAGE_SIZE_BYTES =
      Property.bigint(
          BUILDS.DOCKER_IMAGE_SIZE_BYTES, 0, Long.MAX_VALUE, Build::dockerImageSizeBytes);

  /** How many tests ran. */
  public static final Property<Build, Integer> TESTS_RUN =
      Property.<Build>integer(BUILDS.TESTS_RUN, 0, Integer.MAX_VALUE, Build::testsRun)
          .defaultsTo(0);

  /** How many passed. */
  public static final Property<Build, Integer> TESTS_PASSED =
      Property.<Build>integer(BUILDS.TESTS_PASSED, 0, Integer.MAX_VALUE, Build::testsPassed)
          .defaultsTo(0);

  /** How many failed. */
  public static final Property<Build, Integer> TESTS_FAILED =
      Property.<Build>integer(BUILDS.TESTS_FAILED, 0, Integer.MAX_VALUE, Build::testsFailed)
          .defaultsTo(0);

  /** How much of the code ran, in percent. */
  public static final Property<Build, BigDecimal> CODE_COVERAGE_PERCENT =
      Property.decimal(
          BUILDS.CODE_COVERAGE_PERCENT,
          BigDecimal.ZERO,
          BigDecimal.valueOf(100),
          Build::codeCoveragePercent);

  /** What the scan says. */
  public static final Property<Build, ScanStatus> SECURITY_SCAN_STATUS =
      Property.<Build, ScanStatus>code(
              BUILDS.SECURITY_SCAN_STATUS, ScanStatus.values(), Build::securityScanStatus)
          .defaultsTo(ScanStatus.PENDING);

  /** How many critical weaknesses it found. */
  public static final Property<Build, Integer> VULNERABILITIES_CRITICAL =
      Property.<Build>integer(
              BUILDS.VULNERABILITIES_CRITICAL, 0, Integer.MAX_VALUE, Build::vulnerabilitiesCritical)
          .defaultsTo(0);

  /** How many of high severity. */
  public static final Property<Build, Integer> VULNERABILITIES_HIGH =
      Property.<Build>integer(
              BUILDS.VULNERABILITIES_HIGH, 0, Integer.MAX_VALUE, Build::vulnerabilitiesHigh)
          .defaultsTo(0);

  /** How many of medium severity. */
  public static final Property<Build, Integer> VULNERABILITIES_MEDIUM =
      Property.<Build>integer(
              BUILDS.VULNERABILITIES_MEDIUM, 0, Integer.MAX_VALUE, Build::vulnerabilitiesMedium)
          .defaultsTo(0);

  /** How many of low severity. */
  public static final Property<Build, Integer> VULNERABILITIES_LOW =
      Property.<Build>integer(
              BUILDS.VULNERABILITIES_LOW, 0, Integer.MAX_VALUE, Build::vulnerabilitiesLow)
          .defaultsTo(0);

  /** What was measured. */
  public static final Property<Build, Json> PERFORMANCE_METRICS =
      Property.<Build>json(BUILDS.PERFORMANCE_METRICS, Build::performanceMetrics)
          .defaultsTo(Json.emptyObject());

  /** The project of the feature. */
  public static final ToOne<Build, Project> PROJECT = ToOne.of(PROJECT_ID, () -> Projects.TYPE);

  /** The feature it is built for. */
  public static final ToOne<Build, Feature> FEATURE = ToOne.of(FEATURE_ID, () -> Features.TYPE);

  /** Where its source code is. */
  public static final ToOne<Build, Repository> REPOSITORY =
      ToOne.of(REPOSITORY_ID, () -> Repositories.TYPE);

  /** The service it is a version of. */
  public static final ToOne<Build, Service> SERVICE = ToOne.of(SERVICE_ID, () -> Services.TYPE);

  /** Where it was brought to. */
  public static final BackReference<Build, Deployment> DEPLOYMENTS =
      BackReference.of("deployments", () -> Deployments.TYPE, () -> Deployments.BUILD);

  /** How its tests went. */
  public static final BackReference<Build, TestResult> TEST_RESULTS =
      BackReference.of("test_results", () -> TestResults.TYPE, () -> TestResults.BUILD);

  /** What it wrote. */
  public static final Parts<Build, BuildOutput> OUTPUTS =
      Parts.of("outputs", BuildOutputs.TYPE, BUILD_OUTPUTS.BUILD_ID);

  /** The type. */
  public static final EntityType<Build> TYPE =
      EntityType.<Build>named("builds", "build", BUILDS)
          .properties(
              PROJECT_ID,
              FEATURE_ID,
              REPOSITORY_ID,
              SERVICE_ID,
              BUILD_NUMBER,
              VERSION_TAG,
              GIT_COMMIT_HASH,
              GIT_BRANCH,
              STATUS,
              STARTED_AT,
              COMPLETED_AT,
              DURATION_SECONDS,
              TRIGGERED_BY,
              ARTIFACT_PATH,
              ARTIFACT_SIZE_BYTES,
              DOCKER_IMAGE_URL,
              DOCKER_IMAGE_SIZE_BYTES,
              TESTS_RUN,
              TESTS_PASSED,
              TESTS_FAILED,
              CODE_COVERAGE_PERCENT,
              SECURITY_SCAN_STATUS,
              VULNERABILITIES_CRITICAL,
              VULNERABILITIES_HIGH,
              VULNERABILITIES_MEDIUM,
              VULNERABILITIES_LOW,
              PERFORMANCE_METRICS)
          .relations(PROJECT, FEATURE, REPOSITORY, SERVICE)
          .unshown(DEPLOYMENTS, TEST_RESULTS)
          .observed(OUTPUTS)
          .checked(ToOne.checking(TRIGGERED_BY, () -> Users.TYPE))
          .label(VERSION_TAG)
          .summary(VERSION_TAG, BUILD_NUMBER, STATUS)
          .events()
          .record(
              (header, row) ->
                  new Build(
                      header,
                      row.get(PROJECT_ID),
                      row.get(FEATURE_ID),
                      row.optional(REPOSITORY_ID),
                      row.optional(SERVICE_ID),
                      row.get(BUILD_NUMBER),
                      row.get(VERSION_TAG),
                      row.get(GIT_COMMIT_HASH),
                      row.get(GIT_BRANCH),
                      row.get(STATUS),
                      row.optional(STARTED_AT),
                      row.optional(COMPLETED_AT),
                      row.optional(DURATION_SECONDS),
                      row.optional(TRIGGERED_BY),
                      row.optional(ARTIFACT_PATH),
                      row.optional(ARTIFACT_SIZE_BYTES),
                      row.optional(DOCKER_IMAGE_URL),
                      row.optional(DOCKER_IMAGE_SIZE_BYTES),
                      row.get(TESTS_RUN),
                      row.get(TESTS_PASSED),
                      row.get(TESTS_FAILED),
                      row.optional(CODE_COVERAGE_PERCENT),
                      row.get(SECURITY_SCAN_STATUS),
                      row.get(VULNERABILITIES_CRITICAL),
                      row.get(VULNERABILITIES_HIGH),
                      row.get(VULNERABILITIES_MEDIUM),
                      row.get(VULNERABILITIES_LOW),
                      row.get(PERFORMANCE_METRICS)));

  private Builds() {}
}
