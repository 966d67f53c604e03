package io.appinventory.catalog.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.BulkCreation;
import io.appinventory.catalog.testing.AtOnce;
import io.appinventory.catalog.testing.AtOnce.Outcome;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.schema.Tables;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sixteen writers of results, builds and deployments at once: numbers and counters are exact. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class DeliveryConcurrencyTest {
  private static final int WRITERS = 16;
  private static final int ROUNDS = 6;
  private static final int TESTS = 12;
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;

  DeliveryConcurrencyTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 16);
  }

  /** What one writer has said of results. */
  private record Said(int test, ResultStatus status, Instant at) {}

  @Test
  void numbersAndCountersAreExact() {
    Feature feature = samples.createBare(Features.TYPE);
    List<TestCase> tests =
        IntStream.range(0, TESTS)
            .mapToObj(
                i ->
                    create(
                        TestCases.TYPE,
                        samples.bare(TestCases.TYPE).set(TestCases.FEATURE_ID, feature.id())))
            .toList();
    List<Callable<List<Said>>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Changes<Build> build = samples.bare(Builds.TYPE).set(Builds.FEATURE_ID, feature.id());
      Changes<Deployment> deployment = samples.bare(Deployments.TYPE);
      Random random = new Random(writer);
      writers.add(() -> write(feature, tests, build, deployment, random));
    }
    List<Outcome<List<Said>>> outcomes = AtOnce.run(writers);
    assertThat(outcomes).allMatch(Outcome::succeeded);
    requireNumbers(feature);
    requireCounts(tests, outcomes.stream().flatMap(outcome -> outcome.value().stream()).toList());
  }

  /** In each round a build, its deployment, and results in an order of their own. */
  private List<Said> write(
      Feature feature,
      List<TestCase> tests,
      Changes<Build> build,
      Changes<Deployment> deployment,
      Random random) {
    List<Said> all = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Build built = create(Builds.TYPE, build.copy());
      create(Deployments.TYPE, deployment.copy().set(Deployments.BUILD_ID, built.id()));
      List<Said> said =
          new ArrayList<>(
              IntStream.range(0, TESTS * 2)
                  .mapToObj(
                      i ->
                          new Said(
                              i % TESTS,
                              ResultStatus.values()[random.nextInt(4)],
                              START.plusSeconds(random.nextInt(1_000_000))))
                  .toList());
      Collections.shuffle(said, random);
      fixture.in(
          principal,
          tx -> {
            BulkCreation many = tx.creation();
            said.forEach(each -> many.add(TestResults.TYPE, result(tests, built, each)));
            many.write();
            return many;
          });
      all.addAll(said);
    }
    return all;
  }

  private static Changes<TestResult> result(List<TestCase> tests, Build build, Said said) {
    return Changes.<TestResult>none()
        .set(TestResults.TEST_CASE_ID, tests.get(said.test()).id())
        .set(TestResults.BUILD_ID, build.id())
        .set(TestResults.STATUS, said.status())
        .set(TestResults.EXECUTED_AT, said.at());
  }

  private void requireNumbers(Feature feature) {
    List<Integer> numbers =
        fixture
            .owner()
            .select(Tables.BUILDS.BUILD_NUMBER)
            .from(Tables.BUILDS)
            .where(Tables.BUILDS.TENANT_ID.eq(principal.tenantId()))
            .and(Tables.BUILDS.PROJECT_ID.eq(feature.projectId().value()))
            .orderBy(Tables.BUILDS.BUILD_NUMBER)
            .fetch(Tables.BUILDS.BUILD_NUMBER);
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(WRITERS * ROUNDS);
    assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, numbers.size()).boxed().toList());
  }

  private void requireCounts(List<TestCase> tests, List<Said> said) {
    for (int i = 0; i < TESTS; i++) {
      int test = i;
      List<Said> its = said.stream().filter(each -> each.test() == test).toList();
      TestCase now = fixture.again(principal, TestCases.TYPE, tests.get(i));
      assertThat(now.runCount()).isEqualTo(WRITERS * ROUNDS * 2).isEqualTo(its.size());
      assertThat((long) now.passCount()).isEqualTo(count(its, ResultStatus.PASSED));
      assertThat((long) now.failCount())
          .isEqualTo(count(its, ResultStatus.FAILED) + count(its, ResultStatus.ERROR));
      assertThat(now.lastRunAt())
          .isEqualTo(its.stream().map(Said::at).max(Instant::compareTo).orElseThrow());
    }
  }

  private static long count(List<Said> said, ResultStatus status) {
    return said.stream().filter(each -> each.status() == status).count();
  }

  @Test
  void limitOfATenantHoldsForAllAtOnce() {
    Principal other = fixture.newPrincipal();
    SampleEntities theirs = fixture.samples(other, 3);
    fixture
        .owner()
        .update(Tables.TENANTS)
        .set(Tables.TENANTS.MAX_PROJECTS, 5)
        .where(Tables.TENANTS.ID.eq(other.tenantId()))
        .execute();
    List<Callable<Project>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Changes<Project> project = theirs.bare(Projects.TYPE);
      writers.add(() -> fixture.in(other, tx -> tx.create(Projects.TYPE, project)));
    }
    List<Outcome<Project>> outcomes = AtOnce.run(writers);
    assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(5);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.succeeded())
        .allMatch(outcome -> outcome.error() instanceof CatalogException);
  }

  private <R extends Entity<R>> R create(EntityType<R> type, Changes<R> changes) {
    return fixture.in(principal, tx -> tx.create(type, changes));
  }
}
