package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.REQUIREMENTS;
import static io.appinventory.db.schema.Tables.REQUIREMENT_DEPENDENCIES;

import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.time.LocalDate;
import java.util.List;

/** The description of requirements. */
public final class Requirements {
  /** The project. */
  public static final Property<Requirement, Id<Project>> PROJECT_ID =
      Property.<Requirement, Project>reference(REQUIREMENTS.PROJECT_ID, Requirement::projectId)
          .access(Access.FIXED);

  /** What it is, in a line. */
  public static final Property<Requirement, String> TITLE =
      Property.text(REQUIREMENTS.TITLE, 3, Requirement::title);

  /** What it is. */
  public static final Property<Requirement, String> DESCRIPTION =
      Property.text(REQUIREMENTS.DESCRIPTION, Requirement::description);

  /** Who wants what for which reason. */
  public static final Property<Requirement, Json> USER_STORIES =
      Property.jsonList(REQUIREMENTS.USER_STORIES, Requirement::userStories);

  /** When it is met. */
  public static final Property<Requirement, Json> ACCEPTANCE_CRITERIA =
      Property.jsonList(REQUIREMENTS.ACCEPTANCE_CRITERIA, Requirement::acceptanceCriteria);

  /** How soon it is due. */
  public static final Property<Requirement, Priority> PRIORITY =
      Property.<Requirement, Priority>code(
              REQUIREMENTS.PRIORITY, Priority.values(), Requirement::priority)
          .defaultsTo(Priority.MEDIUM);

  /** How far it is. */
  public static final Property<Requirement, RequirementStatus> STATUS =
      Property.<Requirement, RequirementStatus>code(
              REQUIREMENTS.STATUS, RequirementStatus.values(), Requirement::status)
          .defaultsTo(RequirementStatus.DRAFT);

  /** The effort it may take. */
  public static final Property<Requirement, Integer> ESTIMATED_EFFORT_POINTS =
      Property.integer(
          REQUIREMENTS.ESTIMATED_EFFORT_POINTS,
          0,
          Integer.MAX_VALUE,
          Requirement::estimatedEffortPoints);

  /** The effort it took. */
  public static final Property<Requirement, Integer> ACTUAL_EFFORT_POINTS =
      Property.integer(
          REQUIREMENTS.ACTUAL_EFFORT_POINTS, 0, Integer.MAX_VALUE, Requirement::actualEffortPoints);

  /** Its place among others. */
  public static final Property<Requirement, Integer> PRIORITY_ORDER =
      Property.integer(
          REQUIREMENTS.PRIORITY_ORDER,
          Integer.MIN_VALUE,
          Integer.MAX_VALUE,
          Requirement::priorityOrder);

  /** Who sees to it. */
  public static final Property<Requirement, Id<User>> ASSIGNED_TO =
      Property.reference(REQUIREMENTS.ASSIGNED_TO, Requirement::assignedTo);

  /** When work begins. */
  public static final Property<Requirement, LocalDate> START_DATE =
      Property.date(REQUIREMENTS.START_DATE, Requirement::startDate);

  /** When it is due. */
  public static final Property<Requirement, LocalDate> TARGET_DATE =
      Property.date(REQUIREMENTS.TARGET_DATE, Requirement::targetDate);

  /** When it was completed. */
  public static final Property<Requirement, LocalDate> COMPLETED_DATE =
      Property.<Requirement>date(REQUIREMENTS.COMPLETED_DATE, Requirement::completedDate)
          .access(Access.READ_ONLY);

  /** Labels. */
  public static final Property<Requirement, List<String>> TAGS =
      Property.tags(REQUIREMENTS.TAGS, Requirement::tags);

  /** The project. */
  public static final ToOne<Requirement, Project> PROJECT =
      ToOne.of(PROJECT_ID, () -> Projects.TYPE);

  /** The requirements it depends on. */
  public static final Link<Requirement, Requirement> DEPENDS_ON =
      Link.<Requirement, Requirement>of(
              "depends_on",
              REQUIREMENT_DEPENDENCIES.REQUIREMENT_ID,
              REQUIREMENT_DEPENDENCIES.DEPENDS_ON_REQUIREMENT_ID,
              () -> Requirements.TYPE)
          .writtenAs("depends_on_requirement_ids");

  /** The requirements that depend on it. */
  public static final Link<Requirement, Requirement> DEPENDENTS =
      Link.<Requirement, Requirement>of(
          "dependents",
          REQUIREMENT_DEPENDENCIES.DEPENDS_ON_REQUIREMENT_ID,
          REQUIREMENT_DEPENDENCIES.REQUIREMENT_ID,
          () -> Requirements.TYPE);

  /** What it is met by. */
  public static final BackReference<Requirement, Feature> FEATURES =
      BackReference.of("features", () -> Features.TYPE, () -> Features.REQUIREMENT);

  /** The type. */
  public static final EntityType<Requirement> TYPE =
      EntityType.<Requirement>named("requirements", "requirement", REQUIREMENTS)
          .properties(
              PROJECT_ID,
              TITLE,
              DESCRIPTION,
              USER_STORIES,
              ACCEPTANCE_CRITERIA,
              PRIORITY,
              STATUS,
              ESTIMATED_EFFORT_POINTS,
              ACTUAL_EFFORT_POINTS,
              PRIORITY_ORDER,
              ASSIGNED_TO,
              START_DATE,
              TARGET_DATE,
              COMPLETED_DATE,
              TAGS)
          .relations(PROJECT, DEPENDS_ON, DEPENDENTS, FEATURES)
          .checked(ToOne.checking(ASSIGNED_TO, () -> Users.TYPE))
          .label(TITLE)
          .summary(TITLE, PRIORITY, STATUS)
          .record(
              (header, row) ->
                  new Requirement(
                      header,
                      row.get(PROJECT_ID),
                      row.get(TITLE),
                      row.optional(DESCRIPTION),
                      row.get(USER_STORIES),
                      row.get(ACCEPTANCE_CRITERIA),
                      row.get(PRIORITY),
                      row.get(STATUS),
                      row.optional(ESTIMATED_EFFORT_POINTS),
                      row.optional(ACTUAL_EFFORT_POINTS),
                      row.optional(PRIORITY_ORDER),
                      row.optional(ASSIGNED_TO),
                      row.optional(START_DATE),
                      row.optional(TARGET_DATE),
                      row.optional(COMPLETED_DATE),
                      row.get(TAGS)));

  private Requirements() {}
}
