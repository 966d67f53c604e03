package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.TEST_CASES;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.time.Instant;
import java.util.List;

/** The description of test cases. */
public final class TestCases {
  /** The feature. */
  public static final Property<TestCase, Id<Feature>> FEATURE_ID =
      Property.<TestCase, Feature>reference(TEST_CASES.FEATURE_ID, TestCase::featureId)
          .access(Access.FIXED);

  /** The project of the feature. */
  public static final Property<TestCase, Id<Project>> PROJECT_ID =
      Property.<TestCase, Project>reference(TEST_CASES.PROJECT_ID, TestCase::projectId)
          .access(Access.READ_ONLY);

  /** The name. */
  public static final Property<TestCase, String> NAME =
      Property.text(TEST_CASES.NAME, 3, TestCase::name);

  /** What it shows. */
  public static final Property<TestCase, String> DESCRIPTION =
      Property.text(TEST_CASES.DESCRIPTION, TestCase::description);

  /** What kind of test it is. */
  public static final Property<TestCase, TestType> TEST_TYPE =
      Property.code(TEST_CASES.TEST_TYPE, TestType.values(), TestCase::testType);

  /** How much depends on it. */
  public static final Property<TestCase, Priority> PRIORITY =
      Property.<TestCase, Priority>code(TEST_CASES.PRIORITY, Priority.values(), TestCase::priority)
          .defaultsTo(Priority.MEDIUM);

  /** Whether it is run. */
  public static final Property<TestCase, TestCaseStatus> STATUS =
      Property.<TestCase, TestCaseStatus>code(
              TEST_CASES.STATUS, TestCaseStatus.values(), TestCase::status)
          .defaultsTo(TestCaseStatus.ACTIVE);

  /** What has to be before. */
  public static final Property<TestCase, Json> PRECONDITIONS =
      Property.jsonList(TEST_CASES.PRECONDITIONS, TestCase::preconditions);

  /** What is done. */
  public static final Property<TestCase, Json> STEPS =
      Property.jsonList(TEST_CASES.STEPS, TestCase::steps);

  /** What has to come of it. */
  public static final Property<TestCase, String> EXPECTED_RESULT =
      Property.text(TEST_CASES.EXPECTED_RESULT, TestCase::expectedResult);

  /** What it is run with. */
  public static final Property<TestCase, Json> TEST_DATA =
      Property.<TestCase>json(TEST_CASES.TEST_DATA, TestCase::testData)
          .defaultsTo(Json.emptyObject());

  /** Whether a machine runs it. */
  public static final Property<TestCase, Boolean> AUTOMATED =
      Property.<TestCase>bool(TEST_CASES.AUTOMATED, TestCase::automated).defaultsTo(false);

  /** What runs it. */
  public static final Property<TestCase, String> AUTOMATION_TOOL =
      Property.text(TEST_CASES.AUTOMATION_TOOL, TestCase::automationTool);

  /** Where its code is. */
  public static final Property<TestCase, String> AUTOMATION_SCRIPT_PATH =
      Property.text(TEST_CASES.AUTOMATION_SCRIPT_PATH, TestCase::automationScriptPath);

  /** What it covers. */
  public static final Property<TestCase, List<String>> COVERAGE_AREAS =
      Property.tags(TEST_CASES.COVERAGE_AREAS, TestCase::coverageAreas);

  /** When it ran last. */
  public static final Property<TestCase, Instant> LAST_RUN_AT =
      Property.<TestCase>timestamp(TEST_CASES.LAST_RUN_AT, TestCase::lastRunAt)
          .access(Access.READ_ONLY)
          .filledIn();

  /** How that went. */
  public static final Property<TestCase, RunStatus> LAST_RUN_STATUS =
      Property.<TestCase, RunStatus>code(
              TEST_CASES.LAST_RUN_STATUS, RunStatus.values(), TestCase::lastRunStatus)
          .access(Access.READ_ONLY)
          .filledIn();

  /** How often it ran. */
  public static final Property<TestCase, Integer> RUN_COUNT =
      Property.<TestCase>integer(TEST_CASES.RUN_COUNT, 0, Integer.MAX_VALUE, TestCase::runCount)
          .defaultsTo(0)
          .access(Access.READ_ONLY)
          .filledIn();

  /** How often it passed. */
  public static final Property<TestCase, Integer> PASS_COUNT =
      Property.<TestCase>integer(TEST_CASES.PASS_COUNT, 0, Integer.MAX_VALUE, TestCase::passCount)
          .defaultsTo(0)
          .access(Access.READ_ONLY)
          .filledIn();

  /** How often it failed or broke. */
  public static final Property<TestCase, Integer> FAIL_COUNT =
      Property.<TestCase>integer(TEST_CASES.FAIL_COUNT, 0, Integer.MAX_VALUE, TestCase::failCount)
          .defaultsTo(0)
          .access(Access.READ_ONLY)
          .filledIn();

  /** The feature. */
  public static final ToOne<TestCase, Feature> FEATURE = ToOne.of(FEATURE_ID, () -> Features.TYPE);

  /** The project of the feature. */
  public static final ToOne<TestCase, Project> PROJECT = ToOne.of(PROJECT_ID, () -> Projects.TYPE);

  /** How it went, each time. */
  public static final BackReference<TestCase, TestResult> RESULTS =
      BackReference.of("results", () -> TestResults.TYPE, () -> TestResults.TEST_CASE);

  /** The type. */
  public static final EntityType<TestCase> TYPE =
      EntityType.<TestCase>named("test-cases", "test case", TEST_CASES)
          .properties(
              FEATURE_ID,
              PROJECT_ID,
              NAME,
              DESCRIPTION,
              TEST_TYPE,
              PRIORITY,
              STATUS,
              PRECONDITIONS,
              STEPS,
              EXPECTED_RESULT,
              TEST_DATA,
              AUTOMATED,
              AUTOMATION_TOOL,
              AUTOMATION_SCRIPT_PATH,
              COVERAGE_AREAS,
              LAST_RUN_AT,
              LAST_RUN_STATUS,
              RUN_COUNT,
              PASS_COUNT,
              FAIL_COUNT)
          .relations(FEATURE, PROJECT)
          .unshown(RESULTS)
          .label(NAME)
          .summary(NAME, TEST_TYPE, LAST_RUN_STATUS)
          .record(
              (header, row) ->
                  new TestCase(
                      header,
                      row.get(FEATURE_ID),
                      row.get(PROJECT_ID),
                      row.get(NAME),
                      row.optional(DESCRIPTION),
                      row.get(TEST_TYPE),
                      row.get(PRIORITY),
                      row.get(STATUS),
                      row.get(PRECONDITIONS),
                      row.get(STEPS),
                      row.optional(EXPECTED_RESULT),
                      row.get(TEST_DATA),
                      row.get(AUTOMATED),
                      row.optional(AUTOMATION_TOOL),
                      row.optional(AUTOMATION_SCRIPT_PATH),
                      row.get(COVERAGE_AREAS),
                      row.optional(LAST_RUN_AT),
                      row.optional(LAST_RUN_STATUS),
                      row.get(RUN_COUNT),
                      row.get(PASS_COUNT),
                      row.get(FAIL_COUNT)));

  private TestCases() {}
}
