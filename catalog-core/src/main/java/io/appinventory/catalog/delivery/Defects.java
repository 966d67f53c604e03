package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.DEFECTS;

import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The description of defects. */
public final class Defects {
  /** The project. */
  public static final Property<Defect, Id<Project>> PROJECT_ID =
      Property.<Defect, Project>reference(DEFECTS.PROJECT_ID, Defect::projectId)
          .access(Access.FIXED);

  /** The feature it is in. */
  public static final Property<Defect, Id<Feature>> FEATURE_ID =
      Property.reference(DEFECTS.FEATURE_ID, Defect::featureId);

  /** The test that found it. */
  public static final Property<Defect, Id<TestResult>> TEST_RESULT_ID =
      Property.reference(DEFECTS.TEST_RESULT_ID, Defect::testResultId);

  /** The incident that brought it to light. */
  public static final Property<Defect, Id<Incident>> INCIDENT_ID =
      Property.reference(DEFECTS.INCIDENT_ID, Defect::incidentId);

  /** What is wrong, in a line. */
  public static final Property<Defect, String> TITLE =
      Property.text(DEFECTS.TITLE, 5, Defect::title);

  /** What is wrong. */
  public static final Property<Defect, String> DESCRIPTION =
      Property.text(DEFECTS.DESCRIPTION, Defect::description);

  /** How bad it is. */
  public static final Property<Defect, Severity> SEVERITY =
      Property.code(DEFECTS.SEVERITY, Severity.values(), Defect::severity);

  /** How soon it is due. */
  public static final Property<Defect, Priority> PRIORITY =
      Property.code(DEFECTS.PRIORITY, Priority.values(), Defect::priority);

  /** How far the work is. */
  public static final Property<Defect, DefectStatus> STATUS =
      Property.<Defect, DefectStatus>code(DEFECTS.STATUS, DefectStatus.values(), Defect::status)
          .defaultsTo(DefectStatus.OPEN);

  /** What kind of work it is. */
  public static final Property<Defect, DefectType> KIND =
      Property.<Defect, DefectType>code(DEFECTS.TYPE, DefectType.values(), Defect::type)
          .defaultsTo(DefectType.BUG);

  /** Who mends it. */
  public static final Property<Defect, Id<User>> ASSIGNED_TO =
      Property.reference(DEFECTS.ASSIGNED_TO, Defect::assignedTo);

  /** Who reported it. */
  public static final Property<Defect, Id<User>> REPORTED_BY =
      Property.<Defect, User>reference(DEFECTS.REPORTED_BY, Defect::reportedBy).filledIn();

  /** How to see it. */
  public static final Property<Defect, String> REPRODUCTION_STEPS =
      Property.text(DEFECTS.REPRODUCTION_STEPS, Defect::reproductionSteps);

  /** Where it was seen. */
  public static final Property<Defect, String> ENVIRONMENT =
      Property.text(DEFECTS.ENVIRONMENT, Defect::environment);

  /** The version it is in. */
  public static final Property<Defect, String> AFFECTED_VERSION =
      Property.text(DEFECTS.AFFECTED_VERSION, Defect::affectedVersion);

  /** The version it is mended in. */
  public static final Property<Defect, String> FIXED_VERSION =
      Property.text(DEFECTS.FIXED_VERSION, Defect::fixedVersion);

  /** Where it came from. */
  public static final Property<Defect, String> ROOT_CAUSE =
      Property.text(DEFECTS.ROOT_CAUSE, Defect::rootCause);

  /** What was done. */
  public static final Property<Defect, String> FIX_DESCRIPTION =
      Property.text(DEFECTS.FIX_DESCRIPTION, Defect::fixDescription);

  /** The hours it may take. */
  public static final Property<Defect, Integer> ESTIMATED_FIX_HOURS =
      Property.integer(
          DEFECTS.ESTIMATED_FIX_HOURS, 0, Integer.MAX_VALUE, Defect::estimatedFixHours);

  /** The hours it took. */
  public static final Property<Defect, Integer> ACTUAL_FIX_HOURS =
      Property.integer(DEFECTS.ACTUAL_FIX_HOURS, 0, Integer.MAX_VALUE, Defect::actualFixHours);

  /** When it is due. */
  public static final Property<Defect, LocalDate> DUE_DATE =
      Property.date(DEFECTS.DUE_DATE, Defect::dueDate);

  /** When it was resolved. */
  public static final Property<Defect, Instant> RESOLVED_AT =
      Property.<Defect>timestamp(DEFECTS.RESOLVED_AT, Defect::resolvedAt).access(Access.READ_ONLY);

  /** When somebody saw that it was. */
  public static final Property<Defect, Instant> VERIFIED_AT =
      Property.<Defect>timestamp(DEFECTS.VERIFIED_AT, Defect::verifiedAt).access(Access.READ_ONLY);

  /** Who saw it. */
  public static final Property<Defect, Id<User>> VERIFIED_BY =
      Property.<Defect, User>reference(DEFECTS.VERIFIED_BY, Defect::verifiedBy)
          .access(Access.READ_ONLY);

  /** Labels. */
  public static final Property<Defect, List<String>> LABELS =
      Property.tags(DEFECTS.LABELS, Defect::labels);

  /** What belongs to it. */
  public static final Property<Defect, Json> ATTACHMENTS =
      Property.jsonList(DEFECTS.ATTACHMENTS, Defect::attachments);

  /** The project. */
  public static final ToOne<Defect, Project> PROJECT = ToOne.of(PROJECT_ID, () -> Projects.TYPE);

  /** The feature it is in. */
  public static final ToOne<Defect, Feature> FEATURE = ToOne.of(FEATURE_ID, () -> Features.TYPE);

  /** The test that found it. */
  public static final ToOne<Defect, TestResult> TEST_RESULT =
      ToOne.of(TEST_RESULT_ID, () -> TestResults.TYPE);

  /** The incident that brought it to light. */
  public static final ToOne<Defect, Incident> INCIDENT =
      ToOne.of(INCIDENT_ID, () -> Incidents.TYPE);

  /** The type. */
  public static final EntityType<Defect> TYPE =
      EntityType.<Defect>named("defects", "defect", DEFECTS)
          .properties(
              PROJECT_ID,
              FEATURE_ID,
              TEST_RESULT_ID,
              INCIDENT_ID,
              TITLE,
              DESCRIPTION,
              SEVERITY,
              PRIORITY,
              STATUS,
              KIND,
              ASSIGNED_TO,
              REPORTED_BY,
              REPRODUCTION_STEPS,
              ENVIRONMENT,
              AFFECTED_VERSION,
              FIXED_VERSION,
              ROOT_CAUSE,
              FIX_DESCRIPTION,
              ESTIMATED_FIX_HOURS,
              ACTUAL_FIX_HOURS,
              DUE_DATE,
              RESOLVED_AT,
              VERIFIED_AT,
              VERIFIED_BY,
              LABELS,
              ATTACHMENTS)
          .relations(PROJECT, FEATURE, TEST_RESULT, INCIDENT)
          .checked(
              ToOne.checking(ASSIGNED_TO, () -> Users.TYPE),
              ToOne.checking(REPORTED_BY, () -> Users.TYPE),
              ToOne.checking(VERIFIED_BY, () -> Users.TYPE))
          .label(TITLE)
          .summary(TITLE, SEVERITY, STATUS)
          .record(
              (header, row) ->
                  new Defect(
                      header,
                      row.get(PROJECT_ID),
                      row.optional(FEATURE_ID),
                      row.optional(TEST_RESULT_ID),
                      row.optional(INCIDENT_ID),
                      row.get(TITLE),
                      row.get(DESCRIPTION),
                      row.get(SEVERITY),
                      row.get(PRIORITY),
                      row.get(STATUS),
                      row.get(KIND),
                      row.optional(ASSIGNED_TO),
                      row.get(REPORTED_BY),
                      row.optional(REPRODUCTION_STEPS),
                      row.optional(ENVIRONMENT),
                      row.optional(AFFECTED_VERSION),
                      row.optional(FIXED_VERSION),
                      row.optional(ROOT_CAUSE),
                      row.optional(FIX_DESCRIPTION),
                      row.optional(ESTIMATED_FIX_HOURS),
                      row.optional(ACTUAL_FIX_HOURS),
                      row.optional(DUE_DATE),
                      row.optional(RESOLVED_AT),
                      row.optional(VERIFIED_AT),
                      row.optional(VERIFIED_BY),
                      row.get(LABELS),
                      row.get(ATTACHMENTS)));

  private Defects() {}
}
