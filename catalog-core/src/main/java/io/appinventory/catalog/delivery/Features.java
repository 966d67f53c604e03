package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.FEATURES;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.time.Instant;

/** The description of features. */
public final class Features {
  /** The requirement. */
  public static final Property<Feature, Id<Requirement>> REQUIREMENT_ID =
      Property.<Feature, Requirement>reference(FEATURES.REQUIREMENT_ID, Feature::requirementId)
          .access(Access.FIXED);

  /** The project of the requirement. */
  public static final Property<Feature, Id<Project>> PROJECT_ID =
      Property.<Feature, Project>reference(FEATURES.PROJECT_ID, Feature::projectId)
          .access(Access.READ_ONLY);

  /** The name. */
  public static final Property<Feature, String> NAME =
      Property.text(FEATURES.NAME, 2, Feature::name);

  /** What it is. */
  public static final Property<Feature, String> DESCRIPTION =
      Property.text(FEATURES.DESCRIPTION, Feature::description);

  /** How far it is. */
  public static final Property<Feature, ImplementationStatus> IMPLEMENTATION_STATUS =
      Property.<Feature, ImplementationStatus>code(
              FEATURES.IMPLEMENTATION_STATUS,
              ImplementationStatus.values(),
              Feature::implementationStatus)
          .defaultsTo(ImplementationStatus.NOT_STARTED);

  /** What was noted on the way. */
  public static final Property<Feature, Json> IMPLEMENTATION_NOTES =
      Property.jsonList(FEATURES.IMPLEMENTATION_NOTES, Feature::implementationNotes);

  /** Who builds it. */
  public static final Property<Feature, Id<User>> DEVELOPER_ID =
      Property.reference(FEATURES.DEVELOPER_ID, Feature::developerId);

  /** The branch it is built on. */
  public static final Property<Feature, String> BRANCH_NAME =
      Property.text(FEATURES.BRANCH_NAME, Feature::branchName);

  /** Where it is discussed. */
  public static final Property<Feature, String> PULL_REQUEST_URL =
      Property.text(FEATURES.PULL_REQUEST_URL, Feature::pullRequestUrl);

  /** What the review says. */
  public static final Property<Feature, CodeReviewStatus> CODE_REVIEW_STATUS =
      Property.<Feature, CodeReviewStatus>code(
              FEATURES.CODE_REVIEW_STATUS, CodeReviewStatus.values(), Feature::codeReviewStatus)
          .defaultsTo(CodeReviewStatus.PENDING);

  /** The hours it may take. */
  public static final Property<Feature, Integer> ESTIMATED_HOURS =
      Property.integer(FEATURES.ESTIMATED_HOURS, 0, Integer.MAX_VALUE, Feature::estimatedHours);

  /** The hours it took. */
  public static final Property<Feature, Integer> ACTUAL_HOURS =
      Property.integer(FEATURES.ACTUAL_HOURS, 0, Integer.MAX_VALUE, Feature::actualHours);

  /** How intricate it is, 1 to 13. */
  public static final Property<Feature, Integer> COMPLEXITY_POINTS =
      Property.integer(FEATURES.COMPLEXITY_POINTS, 1, 13, Feature::complexityPoints);

  /** When work began. */
  public static final Property<Feature, Instant> START_DATE =
      Property.<Feature>timestamp(FEATURES.START_DATE, Feature::startDate).filledIn();

  /** When it was completed. */
  public static final Property<Feature, Instant> COMPLETED_DATE =
      Property.<Feature>timestamp(FEATURES.COMPLETED_DATE, Feature::completedDate)
          .access(Access.READ_ONLY);

  /** What stands in its way. */
  public static final Property<Feature, String> BLOCKED_REASON =
      Property.text(FEATURES.BLOCKED_REASON, Feature::blockedReason);

  /** What there is to say besides. */
  public static final Property<Feature, Json> METADATA =
      Property.<Feature>json(FEATURES.METADATA, Feature::metadata).defaultsTo(Json.emptyObject());

  /** The requirement. */
  public static final ToOne<Feature, Requirement> REQUIREMENT =
      ToOne.of(REQUIREMENT_ID, () -> Requirements.TYPE);

  /** The project of the requirement. */
  public static final ToOne<Feature, Project> PROJECT = ToOne.of(PROJECT_ID, () -> Projects.TYPE);

  /** How it is tested. */
  public static final BackReference<Feature, TestCase> TEST_CASES =
      BackReference.of("test_cases", () -> TestCases.TYPE, () -> TestCases.FEATURE);

  /** How the tests went. */
  public static final BackReference<Feature, TestResult> TEST_RESULTS =
      BackReference.of("test_results", () -> TestResults.TYPE, () -> TestResults.FEATURE);

  /** What was built of it. */
  public static final BackReference<Feature, Build> BUILDS =
      BackReference.of("builds", () -> Builds.TYPE, () -> Builds.FEATURE);

  /** What is wrong with it. */
  public static final BackReference<Feature, Defect> DEFECTS =
      BackReference.of("defects", () -> Defects.TYPE, () -> Defects.FEATURE);

  /** The type. */
  public static final EntityType<Feature> TYPE =
      EntityType.<Feature>named("features", "feature", FEATURES)
          .properties(
              REQUIREMENT_ID,
              PROJECT_ID,
              NAME,
              DESCRIPTION,
              IMPLEMENTATION_STATUS,
              IMPLEMENTATION_NOTES,
              DEVELOPER_ID,
              BRANCH_NAME,
              PULL_REQUEST_URL,
              CODE_REVIEW_STATUS,
              ESTIMATED_HOURS,
              ACTUAL_HOURS,
              COMPLEXITY_POINTS,
              START_DATE,
              COMPLETED_DATE,
              BLOCKED_REASON,
              METADATA)
          .relations(REQUIREMENT, PROJECT)
          .unshown(TEST_CASES, TEST_RESULTS, BUILDS, DEFECTS)
          .checked(ToOne.checking(DEVELOPER_ID, () -> Users.TYPE))
          .label(NAME)
          .summary(NAME, IMPLEMENTATION_STATUS)
          .record(
              (header, row) ->
                  new Feature(
                      header,
                      row.get(REQUIREMENT_ID),
                      row.get(PROJECT_ID),
                      row.get(NAME),
                      row.optional(DESCRIPTION),
                      row.get(IMPLEMENTATION_STATUS),
                      row.get(IMPLEMENTATION_NOTES),
                      row.optional(DEVELOPER_ID),
                      row.optional(BRANCH_NAME),
                      row.optional(PULL_REQUEST_URL),
                      row.get(CODE_REVIEW_STATUS),
                      row.optional(ESTIMATED_HOURS),
                      row.optional(ACTUAL_HOURS),
                      row.optional(COMPLEXITY_POINTS),
                      row.optional(START_DATE),
                      row.optional(COMPLETED_DATE),
                      row.optional(BLOCKED_REASON),
                      row.get(METADATA)));

  private Features() {}
}
