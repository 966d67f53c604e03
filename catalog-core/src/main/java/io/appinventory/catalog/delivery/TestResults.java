package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.TEST_RESULTS;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.math.BigDecimal;
import java.time.Instant;

/** The description of test results. */
public final class TestResults {
  /** The test. */
  public static final Property<TestResult, Id<TestCase>> TEST_CASE_ID =
      Property.<TestResult, TestCase>reference(TEST_RESULTS.TEST_CASE_ID, TestResult::testCaseId)
          .access(Access.FIXED);

  /** The feature of the test. */
  public static final Property<TestResult, Id<Feature>> FEATURE_ID =
      Property.<TestResult, Feature>reference(TEST_RESULTS.FEATURE_ID, TestResult::featureId)
          .access(Access.READ_ONLY);

  /** The build that was tested. */
  public static final Property<TestResult, Id<Build>> BUILD_ID =
      Property.<TestResult, Build>reference(TEST_RESULTS.BUILD_ID, TestResult::buildId)
          .access(Access.FIXED);

  /** How it went. */
  public static final Property<TestResult, ResultStatus> STATUS =
      Property.<TestResult, ResultStatus>code(
              TEST_RESULTS.STATUS, ResultStatus.values(), TestResult::status)
          .access(Access.FIXED);

  /** How long it took, in milliseconds. */
  public static final Property<TestResult, Integer> DURATION_MS =
      Property.integer(TEST_RESULTS.DURATION_MS, 0, Integer.MAX_VALUE, TestResult::durationMs);

  /** What went wrong. */
  public static final Property<TestResult, String> ERROR_MESSAGE =
      Property.text(TEST_RESULTS.ERROR_MESSAGE, TestResult::errorMessage);

  /** Where it went wrong. */
  public static final Property<TestResult, String> ERROR_STACKTRACE =
      Property.text(TEST_RESULTS.ERROR_STACKTRACE, TestResult::errorStacktrace);

  /** How much was checked. */
  public static final Property<TestResult, Integer> ASSERTIONS_RUN =
      Property.integer(
          TEST_RESULTS.ASSERTIONS_RUN, 0, Integer.MAX_VALUE, TestResult::assertionsRun);

  /** How much of that was right. */
  public static final Property<TestResult, Integer> ASSERTIONS_PASSED =
      Property.integer(
          TEST_RESULTS.ASSERTIONS_PASSED, 0, Integer.MAX_VALUE, TestResult::assertionsPassed);

  /** How much of that was wrong. */
  public static final Property<TestResult, Integer> ASSERTIONS_FAILED =
      Property.integer(
          TEST_RESULTS.ASSERTIONS_FAILED, 0, Integer.MAX_VALUE, TestResult::assertionsFailed);

  /** How much of the code ran, in percent. */
  public static final Property<TestResult, BigDecimal> CODE_COVERAGE_PERCENT =
      Property.decimal(
          TEST_RESULTS.CODE_COVERAGE_PERCENT,
          BigDecimal.ZERO,
          BigDecimal.valueOf(100),
          TestResult::codeCoveragePercent);

  /** The memory it used, in MB. */
  public static final Property<TestResult, Integer> MEMORY_USED_MB =
      Property.integer(TEST_RESULTS.MEMORY_USED_MB, 0, Integer.MAX_VALUE, TestResult::memoryUsedMb);

  /** The processor time it used, in percent of one. */
  public static final Property<TestResult, BigDecimal> CPU_PERCENT =
      Property.decimal(
          TEST_RESULTS.CPU_PERCENT,
          BigDecimal.ZERO,
          BigDecimal.valueOf(999),
          TestResult::cpuPercent);

  /** Where it ran. */
  public static final Property<TestResult, String> EXECUTION_ENVIRONMENT =
      Property.text(TEST_RESULTS.EXECUTION_ENVIRONMENT, TestResult::executionEnvironment);

  /** What it wrote. */
  public static final Property<TestResult, Json> LOGS =
      Property.jsonList(TEST_RESULTS.LOGS, TestResult::logs);

  /** What it left: screenshots, recordings. */
  public static final Property<TestResult, Json> ARTIFACTS =
      Property.jsonList(TEST_RESULTS.ARTIFACTS, TestResult::artifacts);

  /** Who ran it. */
  public static final Property<TestResult, Id<User>> EXECUTED_BY =
      Property.<TestResult, User>reference(TEST_RESULTS.EXECUTED_BY, TestResult::executedBy)
          .access(Access.FIXED);

  /** When it ran. */
  public static final Property<TestResult, Instant> EXECUTED_AT =
      Property.<TestResult>timestamp(TEST_RESULTS.EXECUTED_AT, TestResult::executedAt)
          .filledIn()
          .access(Access.FIXED);

  /** The test. */
  public static final ToOne<TestResult, TestCase> TEST_CASE =
      ToOne.of(TEST_CASE_ID, () -> TestCases.TYPE);

  /** The feature of the test. */
  public static final ToOne<TestResult, Feature> FEATURE =
      ToOne.of(FEATURE_ID, () -> Features.TYPE);

  /** The build that was tested. */
  public static final ToOne<TestResult, Build> BUILD = ToOne.of(BUILD_ID, () -> Builds.TYPE);

  /** What was found wrong by it. */
  public static final BackReference<TestResult, Defect> DEFECTS =
      BackReference.of("defects", () -> Defects.TYPE, () -> Defects.TEST_RESULT);

  private static final Property<TestResult, String> LABEL =
      Property.text(TEST_RESULTS.STATUS, result -> result.status().code());

  /** The type. */
  public static final EntityType<TestResult> TYPE =
      EntityType.<TestResult>named("test-results", "test result", TEST_RESULTS)
          .properties(
              TEST_CASE_ID,
              FEATURE_ID,
              BUILD_ID,
              STATUS,
              DURATION_MS,
              ERROR_MESSAGE,
              ERROR_STACKTRACE,
              ASSERTIONS_RUN,
              ASSERTIONS_PASSED,
              ASSERTIONS_FAILED,
              CODE_COVERAGE_PERCENT,
              MEMORY_USED_MB,
              CPU_PERCENT,
              EXECUTION_ENVIRONMENT,
              LOGS,
              ARTIFACTS,
              EXECUTED_BY,
              EXECUTED_AT)
          .relations(TEST_CASE, FEATURE, BUILD)
          .unshown(DEFECTS)
          .checked(ToOne.checking(EXECUTED_BY, () -> Users.TYPE))
          .label(LABEL)
          .summary(STATUS, EXECUTED_AT)
          .latestBy(EXECUTED_AT)
          .events()
          .record(
              (header, row) ->
                  new TestResult(
                      header,
                      row.get(TEST_CASE_ID),
                      row.get(FEATURE_ID),
                      row.optional(BUILD_ID),
                      row.get(STATUS),
                      row.optional(DURATION_MS),
                      row.optional(ERROR_MESSAGE),
                      row.optional(ERROR_STACKTRACE),
                      row.optional(ASSERTIONS_RUN),
                      row.optional(ASSERTIONS_PASSED),
                      row.optional(ASSERTIONS_FAILED),
                      row.optional(CODE_COVERAGE_PERCENT),
                      row.optional(MEMORY_USED_MB),
                      row.optional(CPU_PERCENT),
                      row.optional(EXECUTION_ENVIRONMENT),
                      row.get(LOGS),
                      row.get(ARTIFACTS),
                      row.optional(EXECUTED_BY),
                      row.get(EXECUTED_AT)));

  private TestResults() {}
}
