package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.DEPLOYMENTS;

import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
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

/** The description of deployments. */
public final class Deployments {
  /** The build. */
  public static final Property<Deployment, Id<Build>> BUILD_ID =
      Property.<Deployment, Build>reference(DEPLOYMENTS.BUILD_ID, Deployment::buildId)
          .access(Access.FIXED);

  /** The project of the build. */
  public static final Property<Deployment, Id<Project>> PROJECT_ID =
      Property.<Deployment, Project>reference(DEPLOYMENTS.PROJECT_ID, Deployment::projectId)
          .access(Access.READ_ONLY);

  /** The service that runs it: that of the build unless said. */
  public static final Property<Deployment, Id<Service>> SERVICE_ID =
      Property.<Deployment, Service>reference(DEPLOYMENTS.SERVICE_ID, Deployment::serviceId)
          .filledIn();

  /** Where to. */
  public static final Property<Deployment, String> ENVIRONMENT =
      Property.text(DEPLOYMENTS.ENVIRONMENT, Deployment::environment);

  /** How far it is. */
  public static final Property<Deployment, DeploymentStatus> STATUS =
      Property.<Deployment, DeploymentStatus>code(
              DEPLOYMENTS.STATUS, DeploymentStatus.values(), Deployment::status)
          .defaultsTo(DeploymentStatus.PENDING);

  /** How it replaces what was there. */
  public static final Property<Deployment, DeploymentStrategy> DEPLOYMENT_STRATEGY =
      Property.<Deployment, DeploymentStrategy>code(
              DEPLOYMENTS.DEPLOYMENT_STRATEGY,
              DeploymentStrategy.values(),
              Deployment::deploymentStrategy)
          .defaultsTo(DeploymentStrategy.BLUE_GREEN);

  /** Of how many users a canary has, in percent. */
  public static final Property<Deployment, Integer> CANARY_PERCENTAGE =
      Property.<Deployment>integer(
              DEPLOYMENTS.CANARY_PERCENTAGE, 0, 100, Deployment::canaryPercentage)
          .defaultsTo(0);

  /** When it began. */
  public static final Property<Deployment, Instant> STARTED_AT =
      Property.<Deployment>timestamp(DEPLOYMENTS.STARTED_AT, Deployment::startedAt).filledIn();

  /** When it ended. */
  public static final Property<Deployment, Instant> COMPLETED_AT =
      Property.<Deployment>timestamp(DEPLOYMENTS.COMPLETED_AT, Deployment::completedAt).filledIn();

  /** How long it took. */
  public static final Property<Deployment, Integer> DURATION_SECONDS =
      Property.<Deployment>integer(
              DEPLOYMENTS.DURATION_SECONDS, 0, Integer.MAX_VALUE, Deployment::durationSeconds)
          .access(Access.READ_ONLY);

  /** Who deployed it. */
  public static final Property<Deployment, Id<User>> DEPLOYED_BY =
      Property.reference(DEPLOYMENTS.DEPLOYED_BY, Deployment::deployedBy);

  /** Who allowed it. */
  public static final Property<Deployment, Id<User>> APPROVED_BY =
      Property.reference(DEPLOYMENTS.APPROVED_BY, Deployment::approvedBy);

  /** What was said to that. */
  public static final Property<Deployment, String> APPROVAL_NOTES =
      Property.text(DEPLOYMENTS.APPROVAL_NOTES, Deployment::approvalNotes);

  /** What it wrote. */
  public static final Property<Deployment, String> DEPLOYMENT_LOG =
      Property.text(DEPLOYMENTS.DEPLOYMENT_LOG, Deployment::deploymentLog);

  /** What went wrong. */
  public static final Property<Deployment, String> DEPLOYMENT_ERRORS =
      Property.text(DEPLOYMENTS.DEPLOYMENT_ERRORS, Deployment::deploymentErrors);

  /** Why it was taken back. */
  public static final Property<Deployment, String> ROLLBACK_REASON =
      Property.text(DEPLOYMENTS.ROLLBACK_REASON, Deployment::rollbackReason);

  /** When it was taken back. */
  public static final Property<Deployment, Instant> ROLLED_BACK_AT =
      Property.<Deployment>timestamp(DEPLOYMENTS.ROLLED_BACK_AT, Deployment::rolledBackAt)
          .access(Access.READ_ONLY);

  /** What runs instead: a build of the project that succeeded. */
  public static final Property<Deployment, Id<Build>> ROLLED_BACK_TO_BUILD_ID =
      Property.reference(DEPLOYMENTS.ROLLED_BACK_TO_BUILD_ID, Deployment::rolledBackToBuildId);

  /** What was looked at before. */
  public static final Property<Deployment, Json> PRE_DEPLOYMENT_CHECKS =
      Property.jsonList(DEPLOYMENTS.PRE_DEPLOYMENT_CHECKS, Deployment::preDeploymentChecks);

  /** What was looked at after. */
  public static final Property<Deployment, Json> POST_DEPLOYMENT_CHECKS =
      Property.jsonList(DEPLOYMENTS.POST_DEPLOYMENT_CHECKS, Deployment::postDeploymentChecks);

  /** How it is doing. */
  public static final Property<Deployment, HealthStatus> HEALTH_CHECK_STATUS =
      Property.<Deployment, HealthStatus>code(
              DEPLOYMENTS.HEALTH_CHECK_STATUS, HealthStatus.values(), Deployment::healthCheckStatus)
          .defaultsTo(HealthStatus.HEALTHY);

  /** What was tried. */
  public static final Property<Deployment, Json> ENDPOINTS_TESTED =
      Property.jsonList(DEPLOYMENTS.ENDPOINTS_TESTED, Deployment::endpointsTested);

  /** What was measured. */
  public static final Property<Deployment, Json> PERFORMANCE_METRICS =
      Property.<Deployment>json(DEPLOYMENTS.PERFORMANCE_METRICS, Deployment::performanceMetrics)
          .defaultsTo(Json.emptyObject());

  /** How many requests fail, in percent. */
  public static final Property<Deployment, BigDecimal> ERROR_RATE_PERCENT =
      Property.decimal(
          DEPLOYMENTS.ERROR_RATE_PERCENT,
          BigDecimal.ZERO,
          BigDecimal.valueOf(100),
          Deployment::errorRatePercent);

  /** The build. */
  public static final ToOne<Deployment, Build> BUILD = ToOne.of(BUILD_ID, () -> Builds.TYPE);

  /** The project of the build. */
  public static final ToOne<Deployment, Project> PROJECT =
      ToOne.of(PROJECT_ID, () -> Projects.TYPE);

  /** The service that runs it: that of the build unless said. */
  public static final ToOne<Deployment, Service> SERVICE =
      ToOne.of(SERVICE_ID, () -> Services.TYPE);

  /** What runs instead: a build of the project that succeeded. */
  public static final ToOne<Deployment, Build> ROLLED_BACK_TO_BUILD =
      ToOne.of(ROLLED_BACK_TO_BUILD_ID, () -> Builds.TYPE);

  /** The incidents it caused. */
  public static final BackReference<Deployment, Incident> INCIDENTS =
      BackReference.of("incidents", () -> Incidents.TYPE, () -> Incidents.DEPLOYMENT);

  /** The type. */
  public static final EntityType<Deployment> TYPE =
      EntityType.<Deployment>named("deployments", "deployment", DEPLOYMENTS)
          .properties(
              BUILD_ID,
              PROJECT_ID,
              SERVICE_ID,
              ENVIRONMENT,
              STATUS,
              DEPLOYMENT_STRATEGY,
              CANARY_PERCENTAGE,
              STARTED_AT,
              COMPLETED_AT,
              DURATION_SECONDS,
              DEPLOYED_BY,
              APPROVED_BY,
              APPROVAL_NOTES,
              DEPLOYMENT_LOG,
              DEPLOYMENT_ERRORS,
              ROLLBACK_REASON,
              ROLLED_BACK_AT,
              ROLLED_BACK_TO_BUILD_ID,
              PRE_DEPLOYMENT_CHECKS,
              POST_DEPLOYMENT_CHECKS,
              HEALTH_CHECK_STATUS,
              ENDPOINTS_TESTED,
              PERFORMANCE_METRICS,
              ERROR_RATE_PERCENT)
          .relations(BUILD, PROJECT, SERVICE, ROLLED_BACK_TO_BUILD)
          .unshown(INCIDENTS)
          .checked(
              ToOne.checking(DEPLOYED_BY, () -> Users.TYPE),
              ToOne.checking(APPROVED_BY, () -> Users.TYPE))
          .label(ENVIRONMENT)
          .summary(ENVIRONMENT, STATUS, COMPLETED_AT)
          .events()
          .record(
              (header, row) ->
                  new Deployment(
                      header,
                      row.get(BUILD_ID),
                      row.get(PROJECT_ID),
                      row.optional(SERVICE_ID),
                      row.get(ENVIRONMENT),
                      row.get(STATUS),
                      row.get(DEPLOYMENT_STRATEGY),
                      row.get(CANARY_PERCENTAGE),
                      row.optional(STARTED_AT),
                      row.optional(COMPLETED_AT),
                      row.optional(DURATION_SECONDS),
                      row.optional(DEPLOYED_BY),
                      row.optional(APPROVED_BY),
                      row.optional(APPROVAL_NOTES),
                      row.optional(DEPLOYMENT_LOG),
                      row.optional(DEPLOYMENT_ERRORS),
                      row.optional(ROLLBACK_REASON),
                      row.optional(ROLLED_BACK_AT),
                      row.optional(ROLLED_BACK_TO_BUILD_ID),
                      row.get(PRE_DEPLOYMENT_CHECKS),
                      row.get(POST_DEPLOYMENT_CHECKS),
                      row.get(HEALTH_CHECK_STATUS),
                      row.get(ENDPOINTS_TESTED),
                      row.get(PERFORMANCE_METRICS),
                      row.optional(ERROR_RATE_PERCENT)));

  private Deployments() {}
}
