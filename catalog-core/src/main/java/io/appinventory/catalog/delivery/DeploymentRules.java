package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.BUILDS;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The life of a deployment: times follow from its status unless they are said; the share of a
 * canary only rises, until it is taken back; what is taken back goes to a build of the project that
 * succeeded.
 */
final class DeploymentRules implements Rules<Deployment> {
  private static final Set<DeploymentStatus> OVER =
      EnumSet.of(DeploymentStatus.SUCCESS, DeploymentStatus.FAILED);

  @Override
  public EntityType<Deployment> type() {
    return Deployments.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable Deployment before, Changes<Deployment> changes) {
    DeploymentStatus status = Stamps.value(Deployments.STATUS, before, changes);
    if (before == null || before.status() != status) {
      if (status == DeploymentStatus.DEPLOYING) {
        Stamps.reach(Deployments.STARTED_AT, before, changes, scope.now());
      }
      if (status != null && OVER.contains(status)) {
        Stamps.reach(Deployments.COMPLETED_AT, before, changes, scope.now());
      }
      if (status == DeploymentStatus.ROLLED_BACK) {
        Stamps.reach(Deployments.ROLLED_BACK_AT, before, changes, scope.now());
      }
    }
    changes.set(
        Deployments.DURATION_SECONDS,
        Stamps.seconds(
            Stamps.value(Deployments.STARTED_AT, before, changes),
            Stamps.value(Deployments.COMPLETED_AT, before, changes)));
  }

  @Override
  public void check(
      Scope scope,
      @Nullable Deployment before,
      Deployment after,
      Changes<Deployment> changes,
      List<FieldError> errors) {
    Stamps.checkOrder(after.startedAt(), after.completedAt(), errors);
    checkCanary(before, after, errors);
    checkRollback(scope, before, after, errors);
  }

  private static void checkCanary(
      @Nullable Deployment before, Deployment after, List<FieldError> errors) {
    int share = after.canaryPercentage();
    boolean canary = after.deploymentStrategy() == DeploymentStrategy.CANARY;
    if (!canary && share > 0) {
      errors.add(
          new FieldError(
              "canary_percentage",
              "not_allowed",
              "is " + share + ", but the strategy is " + after.deploymentStrategy().code()));
    }
    if (canary
        && before != null
        && share < before.canaryPercentage()
        && after.status() != DeploymentStatus.ROLLED_BACK) {
      errors.add(
          new FieldError(
              "canary_percentage",
              "not_allowed",
              "falls from "
                  + before.canaryPercentage()
                  + " to "
                  + share
                  + "; it only rises until the deployment is rolled_back"));
    }
  }

  private static void checkRollback(
      Scope scope, @Nullable Deployment before, Deployment after, List<FieldError> errors) {
    Id<Build> target = after.rolledBackToBuildId();
    if (target != null && (before == null || !target.equals(before.rolledBackToBuildId()))) {
      checkTarget(scope, after, target, errors);
    }
  }

  private static void checkTarget(
      Scope scope, Deployment after, Id<Build> target, List<FieldError> errors) {
    var build =
        scope
            .dsl()
            .select(BUILDS.PROJECT_ID, BUILDS.STATUS)
            .from(BUILDS)
            .where(BUILDS.TENANT_ID.eq(scope.tenantId()))
            .and(BUILDS.ID.eq(target.value()))
            .and(BUILDS.DELETED_AT.isNull())
            .fetchOne();
    if (build == null) {
      return; // Reported with the other references.
    }
    if (after.status() != DeploymentStatus.ROLLED_BACK) {
      errors.add(rollback("is said, but the status is " + after.status().code()));
    }
    if (!after.projectId().value().equals(build.value1())) {
      errors.add(rollback("is a build of another project"));
    } else if (!BuildStatus.SUCCESS.code().equals(build.value2())) {
      errors.add(rollback("is a build whose status is " + build.value2() + ", not success"));
    }
  }

  private static FieldError rollback(String message) {
    return new FieldError("rolled_back_to_build_id", "not_allowed", message);
  }
}
