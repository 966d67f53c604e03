package io.appinventory.generate;

import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.BuildOutput;
import io.appinventory.catalog.delivery.BuildStatus;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.delivery.Deployment;
import io.appinventory.catalog.delivery.DeploymentStatus;
import io.appinventory.catalog.delivery.DeploymentStrategy;
import io.appinventory.catalog.delivery.Deployments;
import io.appinventory.catalog.delivery.HealthStatus;
import io.appinventory.catalog.delivery.ResultStatus;
import io.appinventory.catalog.delivery.ScanStatus;
import io.appinventory.catalog.delivery.TestResult;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.generate.PlanningMaker.Planned;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A year of builds, of the results of their tests, and of deployments. */
final class BuildMaker {
  private static final Json NONE = Json.ofText("[]");
  private static final List<String> ENVIRONMENTS = List.of("production", "staging", "dev");

  private final Skew skew;
  private final BulkLoad load;
  private final DeliveryPlan plan;
  private final Planned planned;
  private final List<Id<Service>> services;
  private final List<Id<User>> users;

  BuildMaker(
      Skew skew,
      BulkLoad load,
      DeliveryPlan plan,
      Planned planned,
      List<Id<Service>> services,
      List<Id<User>> users) {
    this.skew = skew;
    this.load = load;
    this.plan = plan;
    this.planned = planned;
    this.services = services;
    this.users = users;
  }

  /**
   * A deployment after which something broke.
   *
   * @param at when it was over
   */
  record Failure(Id<Deployment> deployment, Id<Service> service, Instant at) {}

  /** Makes them; tells which deployments to production went wrong. */
  List<Failure> make() throws SQLException {
    int[] numbers = plan.buildNumbers();
    List<Id<Build>> builds =
        load.entities(Builds.TYPE, plan.builds(), build -> build(build, numbers[build]));
    for (int build = 0; build < plan.builds(); build += 10) {
      Instant end = end(build);
      load.part(
          Builds.OUTPUTS,
          builds.get(build),
          skew.idAt(end),
          new BuildOutput(end, "BUILD SUCCESS in " + seconds(build) + " s", null));
    }
    load.flush();
    List<Failure> failures = new ArrayList<>();
    load.all(
        Deployments.TYPE,
        plan.builds(),
        build -> {
          Deployment deployment = deployment(build, builds);
          if (deployment.status() != DeploymentStatus.SUCCESS
              && deployment.environment().equals(ENVIRONMENTS.getFirst())) {
            failures.add(
                new Failure(deployment.id(), serviceOf(build), end(build).plusSeconds(900)));
          }
          return deployment;
        });
    load.all(
        TestResults.TYPE,
        plan.builds() * DeliveryPlan.CASES,
        number -> result(number / DeliveryPlan.CASES, number % DeliveryPlan.CASES, builds));
    return failures;
  }

  private Id<Service> serviceOf(int build) {
    return plan.serviceOf(plan.requirementOf(plan.featureOf(build)), services);
  }

  private int seconds(int build) {
    return 60 + plan.millis(build, 0) / 4;
  }

  private Instant end(int build) {
    return plan.startOf(build).plusSeconds(seconds(build));
  }

  private static <E> Header<E> header(Id<E> id, Instant at) {
    return new Header<>(id, 1, at, at, null, null, null);
  }

  private int failed(int build) {
    int failed = 0;
    for (int testCase = 0; testCase < DeliveryPlan.CASES; testCase++) {
      failed += plan.outcome(build, testCase) == DeliveryPlan.Outcome.FAILED ? 1 : 0;
    }
    return failed;
  }

  private Build build(int build, int number) {
    int feature = plan.featureOf(build);
    Instant start = plan.startOf(build);
    int failed = failed(build);
    return new Build(
        header(Id.of(skew.idAt(start)), start),
        planned.projects().get(plan.projectOfBuild(build)),
        planned.features().get(feature),
        null,
        serviceOf(build),
        number,
        "1." + number + ".0",
        "%040x".formatted(build * 2_654_435_761L),
        "main",
        failed > 3 ? BuildStatus.FAILED : BuildStatus.SUCCESS,
        start,
        end(build),
        seconds(build),
        skew.one(users),
        null,
        20_000_000L + skew.uniform(50_000_000),
        null,
        null,
        DeliveryPlan.CASES,
        DeliveryPlan.CASES - failed,
        failed,
        BigDecimal.valueOf(6_000 + skew.uniform(3_500), 2),
        skew.percent(95) ? ScanStatus.PASSED : ScanStatus.WARNINGS,
        0,
        skew.uniform(2),
        skew.uniform(4),
        skew.uniform(8),
        Json.emptyObject());
  }

  private Deployment deployment(int build, List<Id<Build>> builds) {
    Instant start = end(build).plus(Duration.ofMinutes(10));
    int roll = skew.uniform(100);
    DeploymentStatus status =
        roll < 4
            ? DeploymentStatus.FAILED
            : roll < 7 ? DeploymentStatus.ROLLED_BACK : DeploymentStatus.SUCCESS;
    boolean back = status == DeploymentStatus.ROLLED_BACK;
    DeploymentStrategy strategy = skew.one(DeploymentStrategy.values());
    return new Deployment(
        header(Id.of(skew.idAt(start)), start),
        builds.get(build),
        planned.projects().get(plan.projectOfBuild(build)),
        serviceOf(build),
        skew.percent(60) ? ENVIRONMENTS.getFirst() : skew.one(ENVIRONMENTS),
        status,
        strategy,
        strategy == DeploymentStrategy.CANARY ? 100 : 0,
        start,
        start.plusSeconds(300),
        300,
        skew.one(users),
        skew.one(users),
        null,
        null,
        status == DeploymentStatus.FAILED ? "The health check did not pass." : null,
        back ? "Errors rose." : null,
        back ? start.plusSeconds(600) : null,
        back ? previous(build, builds) : null,
        NONE,
        NONE,
        status == DeploymentStatus.SUCCESS ? HealthStatus.HEALTHY : HealthStatus.UNHEALTHY,
        NONE,
        Json.emptyObject(),
        BigDecimal.valueOf(skew.uniform(200), 2));
  }

  /** The build of the feature before this one; null for its first. */
  private @Nullable Id<Build> previous(int build, List<Id<Build>> builds) {
    int before = build - plan.features();
    return before < 0 || failed(before) > 3 ? null : builds.get(before);
  }

  private TestResult result(int build, int testCase, List<Id<Build>> builds) {
    int feature = plan.featureOf(build);
    Instant at = plan.executedAt(build, testCase);
    DeliveryPlan.Outcome outcome = plan.outcome(build, testCase);
    boolean failed = outcome == DeliveryPlan.Outcome.FAILED;
    return new TestResult(
        header(Id.of(skew.idAt(at)), at),
        planned.testCases().get(feature * DeliveryPlan.CASES + testCase),
        planned.features().get(feature),
        builds.get(build),
        switch (outcome) {
          case PASSED -> ResultStatus.PASSED;
          case FAILED -> ResultStatus.FAILED;
          case SKIPPED -> ResultStatus.SKIPPED;
        },
        plan.millis(build, testCase),
        failed ? "expected 200 but was 500" : null,
        null,
        3,
        failed ? 2 : 3,
        failed ? 1 : 0,
        BigDecimal.valueOf(6_000 + plan.millis(build, testCase), 2),
        null,
        null,
        "docker",
        NONE,
        NONE,
        null,
        at);
  }
}
