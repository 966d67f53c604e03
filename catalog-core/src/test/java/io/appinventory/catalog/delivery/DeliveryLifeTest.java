package io.appinventory.catalog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Staged;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.schema.Tables;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lives of what software delivery knows: what follows from what, and what is refused. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class DeliveryLifeTest {
  private static final OptionalLong ANY = OptionalLong.empty();

  private final CatalogFixture fixture;
  private Principal principal;
  private SampleEntities samples;

  DeliveryLifeTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 7);
  }

  @BeforeEach
  void moveToAnotherTenant() {
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 7);
  }

  @ParameterizedTest
  @EnumSource
  void defectMovesAsItsVocabularySays(DefectStatus from) {
    requireMoves(Defects.TYPE, Defects.STATUS, from, DefectStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void requirementMovesAsItsVocabularySays(RequirementStatus from) {
    requireMoves(Requirements.TYPE, Requirements.STATUS, from, RequirementStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void featureMovesAsItsVocabularySays(ImplementationStatus from) {
    requireMoves(
        Features.TYPE, Features.IMPLEMENTATION_STATUS, from, ImplementationStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void buildMovesAsItsVocabularySays(BuildStatus from) {
    requireMoves(Builds.TYPE, Builds.STATUS, from, BuildStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void deploymentMovesAsItsVocabularySays(DeploymentStatus from) {
    requireMoves(Deployments.TYPE, Deployments.STATUS, from, DeploymentStatus.values());
  }

  @ParameterizedTest
  @EnumSource
  void vulnerabilityMovesAsItsVocabularySays(VulnerabilityStatus from) {
    requireMoves(Vulnerabilities.TYPE, Vulnerabilities.STATUS, from, VulnerabilityStatus.values());
  }

  private <R extends Entity<R>, E extends Enum<E> & Staged<E>> void requireMoves(
      EntityType<R> type, Property<R, E> status, E from, E[] all) {
    for (E to : all) {
      R entity = create(type, Changes.<R>none().set(status, from));
      Changes<R> move = Changes.<R>none().set(status, to);
      if (to == from || from.next().contains(to)) {
        assertThat(status.of(patch(type, entity, move))).isEqualTo(to);
      } else {
        requireRefused(
            status.name() + ": cannot move from " + from.code() + " to " + to.code(),
            () -> patch(type, entity, move));
      }
    }
  }

  @Test
  void timesOfADefectFollowItsStatus() {
    Defect defect = create(Defects.TYPE, Changes.none());
    assertThat(defect.resolvedAt()).isNull();
    Defect resolved = move(defect, DefectStatus.RESOLVED);
    assertThat(resolved.resolvedAt()).isNotNull();
    assertThat(resolved.verifiedAt()).isNull();
    Defect verified = move(resolved, DefectStatus.VERIFIED);
    assertThat(verified.resolvedAt()).isEqualTo(resolved.resolvedAt());
    assertThat(verified.verifiedAt()).isNotNull();
    Defect closed = move(verified, DefectStatus.CLOSED);
    assertThat(closed.verifiedAt()).isEqualTo(verified.verifiedAt());
    Defect again = move(closed, DefectStatus.OPEN);
    assertThat(again.resolvedAt()).isNull();
    assertThat(again.verifiedAt()).isNull();
  }

  private Defect move(Defect defect, DefectStatus to) {
    return patch(Defects.TYPE, defect, Changes.<Defect>none().set(Defects.STATUS, to));
  }

  @Test
  void timesOfAVulnerabilityFollowItsStatus() {
    Vulnerability open = create(Vulnerabilities.TYPE, Changes.none());
    assertThat(open.discoveredAt()).isNotNull();
    assertThat(open.acknowledgedAt()).isNull();
    Vulnerability gone = move(open, VulnerabilityStatus.REMEDIATED);
    assertThat(gone.acknowledgedAt()).isNotNull();
    assertThat(gone.remediatedAt()).isNotNull();
    Vulnerability back = move(gone, VulnerabilityStatus.OPEN);
    assertThat(back.acknowledgedAt()).isNull();
    assertThat(back.remediatedAt()).isNull();
  }

  private Vulnerability move(Vulnerability vulnerability, VulnerabilityStatus to) {
    return patch(
        Vulnerabilities.TYPE,
        vulnerability,
        Changes.<Vulnerability>none().set(Vulnerabilities.STATUS, to));
  }

  @Test
  void buildTakesAsLongAsItsTimesSay() {
    Instant start = Instant.parse("2026-03-01T12:00:00Z");
    Build build =
        create(
            Builds.TYPE,
            Changes.<Build>none()
                .set(Builds.STATUS, BuildStatus.SUCCESS)
                .set(Builds.STARTED_AT, start)
                .set(Builds.COMPLETED_AT, start.plusSeconds(90)));
    assertThat(build.durationSeconds()).isEqualTo(90);
    requireRefused(
        "completed_at: is 2026-03-01T11:59:59Z, before started_at",
        () ->
            patch(
                Builds.TYPE,
                build,
                Changes.<Build>none().set(Builds.COMPLETED_AT, start.minusSeconds(1))));
    Build running =
        create(Builds.TYPE, Changes.<Build>none().set(Builds.STATUS, BuildStatus.BUILDING));
    assertThat(running.startedAt()).isNotNull();
    assertThat(running.completedAt()).isNull();
    Build done =
        patch(Builds.TYPE, running, Changes.<Build>none().set(Builds.STATUS, BuildStatus.FAILED));
    assertThat(done.completedAt()).isNotNull();
    assertThat(done.durationSeconds()).isNotNull();
  }

  @Test
  void numbersOfBuildsGoOnFromTheGreatest() {
    Feature feature = create(Features.TYPE, Changes.none());
    assertThat(List.of(build(feature), build(feature))).containsExactly(1, 2);
    create(
        Builds.TYPE,
        Changes.<Build>none().set(Builds.FEATURE_ID, feature.id()).set(Builds.BUILD_NUMBER, 40));
    assertThat(build(feature)).isEqualTo(41);
    requireRefused(
        "build_number",
        () ->
            create(
                Builds.TYPE,
                Changes.<Build>none()
                    .set(Builds.FEATURE_ID, feature.id())
                    .set(Builds.BUILD_NUMBER, 40)));
    assertThat(build(feature)).isEqualTo(42);
  }

  private int build(Feature feature) {
    return create(Builds.TYPE, Changes.<Build>none().set(Builds.FEATURE_ID, feature.id()))
        .buildNumber();
  }

  @Test
  void shareOfACanaryOnlyRises() {
    requireRefused(
        "canary_percentage: is 10, but the strategy is blue_green",
        () ->
            create(
                Deployments.TYPE,
                Changes.<Deployment>none().set(Deployments.CANARY_PERCENTAGE, 10)));
    Deployment canary =
        create(
            Deployments.TYPE,
            Changes.<Deployment>none()
                .set(Deployments.STATUS, DeploymentStatus.DEPLOYING)
                .set(Deployments.DEPLOYMENT_STRATEGY, DeploymentStrategy.CANARY)
                .set(Deployments.CANARY_PERCENTAGE, 10));
    Deployment more = share(canary, 50);
    requireRefused("canary_percentage: falls from 50 to 20", () -> share(more, 20));
    Deployment back =
        patch(
            Deployments.TYPE,
            more,
            Changes.<Deployment>none()
                .set(Deployments.STATUS, DeploymentStatus.ROLLED_BACK)
                .set(Deployments.CANARY_PERCENTAGE, 0));
    assertThat(back.rolledBackAt()).isNotNull();
  }

  private Deployment share(Deployment deployment, int percent) {
    return patch(
        Deployments.TYPE,
        deployment,
        Changes.<Deployment>none().set(Deployments.CANARY_PERCENTAGE, percent));
  }

  @Test
  void whatIsTakenBackGoesToABuildOfTheProjectThatSucceeded() {
    Feature feature = create(Features.TYPE, Changes.none());
    Build good = build(feature, BuildStatus.SUCCESS);
    Build bad = build(feature, BuildStatus.FAILED);
    Requirement elsewhere =
        create(
            Requirements.TYPE,
            Changes.<Requirement>none()
                .set(Requirements.PROJECT_ID, create(Projects.TYPE, Changes.none()).id()));
    Build foreign =
        build(
            create(
                Features.TYPE,
                Changes.<Feature>none().set(Features.REQUIREMENT_ID, elsewhere.id())),
            BuildStatus.SUCCESS);
    Deployment deployment =
        create(
            Deployments.TYPE,
            Changes.<Deployment>none()
                .set(Deployments.BUILD_ID, good.id())
                .set(Deployments.STATUS, DeploymentStatus.SUCCESS));
    assertThat(deployment.projectId()).isEqualTo(feature.projectId());
    requireRefused("whose status is failed, not success", () -> rollBack(deployment, bad));
    requireRefused("is a build of another project", () -> rollBack(deployment, foreign));
    assertThat(rollBack(deployment, good).rolledBackToBuildId()).isEqualTo(good.id());
  }

  private Build build(Feature feature, BuildStatus status) {
    return create(
        Builds.TYPE,
        Changes.<Build>none().set(Builds.FEATURE_ID, feature.id()).set(Builds.STATUS, status));
  }

  private Deployment rollBack(Deployment deployment, Build to) {
    return patch(
        Deployments.TYPE,
        deployment,
        Changes.<Deployment>none()
            .set(Deployments.STATUS, DeploymentStatus.ROLLED_BACK)
            .set(Deployments.ROLLED_BACK_TO_BUILD_ID, to.id()));
  }

  @Test
  void requirementIsCompletedWithTheLastOfItsFeatures() {
    Requirement requirement =
        create(
            Requirements.TYPE,
            Changes.<Requirement>none().set(Requirements.STATUS, RequirementStatus.APPROVED));
    Feature one = feature(requirement);
    Feature other = feature(requirement);
    finish(one);
    assertThat(again(requirement).status()).isEqualTo(RequirementStatus.APPROVED);
    finish(other);
    assertThat(again(requirement).status()).isEqualTo(RequirementStatus.COMPLETED);
    assertThat(again(requirement).completedDate()).isNotNull();
    Feature late = feature(requirement);
    assertThat(again(requirement).status()).isEqualTo(RequirementStatus.IN_PROGRESS);
    assertThat(again(requirement).completedDate()).isNull();
    fixture.in(principal, tx -> tx.delete(Features.TYPE, late.id(), ANY));
    assertThat(again(requirement).status()).isEqualTo(RequirementStatus.COMPLETED);
  }

  private Feature feature(Requirement requirement) {
    return create(
        Features.TYPE,
        Changes.<Feature>none()
            .set(Features.REQUIREMENT_ID, requirement.id())
            .set(Features.IMPLEMENTATION_STATUS, ImplementationStatus.IN_PROGRESS));
  }

  private void finish(Feature feature) {
    patch(
        Features.TYPE,
        feature,
        Changes.<Feature>none()
            .set(Features.IMPLEMENTATION_STATUS, ImplementationStatus.COMPLETED));
  }

  private Requirement again(Requirement requirement) {
    return fixture.again(principal, Requirements.TYPE, requirement);
  }

  @Test
  void testCountsItsResults() {
    TestCase test = create(TestCases.TYPE, Changes.none());
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    result(test, ResultStatus.PASSED, now);
    result(test, ResultStatus.SKIPPED, now.minus(Duration.ofHours(1)));
    TestResult last = result(test, ResultStatus.ERROR, now.plusSeconds(1));
    requireCounts(test, 3, 1, 1, RunStatus.FAILED);
    assertThat(fixture.again(principal, TestCases.TYPE, test).rowVersion()).isEqualTo(1);
    fixture.in(principal, tx -> tx.delete(TestResults.TYPE, last.id(), ANY));
    requireCounts(test, 2, 1, 0, RunStatus.PASSED);
    fixture.in(principal, tx -> tx.restore(TestResults.TYPE, last.id(), ANY));
    requireCounts(test, 3, 1, 1, RunStatus.FAILED);
  }

  private TestResult result(TestCase test, ResultStatus status, Instant at) {
    return create(
        TestResults.TYPE,
        Changes.<TestResult>none()
            .set(TestResults.TEST_CASE_ID, test.id())
            .set(TestResults.STATUS, status)
            .set(TestResults.EXECUTED_AT, at));
  }

  private void requireCounts(TestCase test, int run, int passed, int failed, RunStatus last) {
    TestCase now = fixture.again(principal, TestCases.TYPE, test);
    assertThat(List.of(now.runCount(), now.passCount(), now.failCount()))
        .containsExactly(run, passed, failed);
    assertThat(now.lastRunStatus()).isEqualTo(last);
  }

  @Test
  void tenantHasNoMoreProjectsThanItMay() {
    Project project = create(Projects.TYPE, Changes.none());
    fixture
        .owner()
        .update(Tables.TENANTS)
        .set(Tables.TENANTS.MAX_PROJECTS, 1)
        .where(Tables.TENANTS.ID.eq(principal.tenantId()))
        .execute();
    assertThatThrownBy(() -> create(Projects.TYPE, Changes.none()))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("at most 1 projects (its max_projects)");
    fixture.in(principal, tx -> tx.delete(Projects.TYPE, project.id(), ANY));
    create(Projects.TYPE, Changes.none());
    assertThatThrownBy(
            () -> fixture.in(principal, tx -> tx.restore(Projects.TYPE, project.id(), ANY)))
        .isInstanceOf(ConflictException.class);
  }

  @Test
  void defectIsInAFeatureOfItsProject() {
    Feature feature = create(Features.TYPE, Changes.none());
    Project other = create(Projects.TYPE, Changes.none());
    Changes<Defect> said = Changes.<Defect>none().set(Defects.FEATURE_ID, feature.id());
    String refusal = "feature_id: is " + feature.id() + ", a feature of another project";
    requireRefused(
        refusal, () -> create(Defects.TYPE, said.copy().set(Defects.PROJECT_ID, other.id())));
    Defect elsewhere =
        create(Defects.TYPE, Changes.<Defect>none().set(Defects.PROJECT_ID, other.id()));
    requireRefused(refusal, () -> patch(Defects.TYPE, elsewhere, said));
    create(Defects.TYPE, said.copy().set(Defects.PROJECT_ID, feature.projectId()));
  }

  @Test
  void grantIsOnAnEntityThatIsThere() {
    UUID unknown = new UUID(1, 2);
    requireRefused(
        "resource_id: there is no service " + unknown,
        () ->
            create(
                AccessGrants.TYPE,
                Changes.<AccessGrant>none().set(AccessGrants.RESOURCE_ID, unknown)));
    UUID foreign =
        fixture.samples(fixture.newPrincipal(), 1).createBare(Services.TYPE).id().value();
    requireRefused(
        "resource_id: there is no service " + foreign,
        () ->
            create(
                AccessGrants.TYPE,
                Changes.<AccessGrant>none().set(AccessGrants.RESOURCE_ID, foreign)));
  }

  @Test
  void everyStageCanBeReached() {
    for (Set<? extends Staged<?>> stages :
        List.of(
            Set.of(DefectStatus.values()),
            Set.of(RequirementStatus.values()),
            Set.of(BuildStatus.values()),
            Set.of(DeploymentStatus.values()),
            Set.of(VulnerabilityStatus.values()))) {
      assertThat(stages)
          .allSatisfy(
              to ->
                  assertThat(stages).anyMatch(from -> from.next().contains(to) || first(from, to)));
    }
  }

  private static boolean first(Staged<?> from, Staged<?> to) {
    return from == to && Arrays.asList(to.getClass().getEnumConstants()).getFirst() == to;
  }

  /** What must be said, and what is said. */
  private <R extends Entity<R>> R create(EntityType<R> type, Changes<R> said) {
    Changes<R> all = samples.bare(type);
    said.values().forEach((property, value) -> put(all, property, value));
    return fixture.in(principal, tx -> tx.create(type, all));
  }

  @SuppressWarnings("unchecked") // the value was said for the property
  private static <R, T> void put(Changes<R> changes, Property<R, T> property, Object value) {
    changes.set(property, (T) value);
  }

  private <R extends Entity<R>> R patch(EntityType<R> type, R entity, Changes<R> said) {
    return fixture.in(principal, tx -> tx.patch(type, entity.id(), said));
  }

  private static void requireRefused(String message, Runnable write) {
    assertThatThrownBy(write::run)
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(message);
  }
}
