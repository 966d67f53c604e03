package io.appinventory.generate;

import io.appinventory.catalog.delivery.CodeReviewStatus;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Features;
import io.appinventory.catalog.delivery.ImplementationStatus;
import io.appinventory.catalog.delivery.Priority;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.ProjectStatus;
import io.appinventory.catalog.delivery.Projects;
import io.appinventory.catalog.delivery.RepositoryType;
import io.appinventory.catalog.delivery.Requirement;
import io.appinventory.catalog.delivery.RequirementStatus;
import io.appinventory.catalog.delivery.Requirements;
import io.appinventory.catalog.delivery.RunStatus;
import io.appinventory.catalog.delivery.TestCase;
import io.appinventory.catalog.delivery.TestCaseStatus;
import io.appinventory.catalog.delivery.TestCases;
import io.appinventory.catalog.delivery.TestType;
import io.appinventory.catalog.delivery.Visibility;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is planned and how it is tested: projects, requirements, features and test cases. */
final class PlanningMaker {
  private static final Json NONE = Json.ofText("[]");

  private final Skew skew;
  private final BulkLoad load;
  private final DeliveryPlan plan;
  private final List<Id<User>> users;
  private final List<Id<Team>> teams;
  private final Instant begin;

  PlanningMaker(
      Skew skew, BulkLoad load, DeliveryPlan plan, List<Id<User>> users, List<Id<Team>> teams) {
    this.skew = skew;
    this.load = load;
    this.plan = plan;
    this.users = users;
    this.teams = teams;
    this.begin = plan.startOf(0);
  }

  /**
   * What was made.
   *
   * @param projects in the order of the plan
   * @param features in the order of the plan
   * @param testCases those of one feature after the other
   */
  record Planned(
      List<Id<Project>> projects, List<Id<Feature>> features, List<Id<TestCase>> testCases) {}

  Planned make() throws SQLException {
    List<Id<Project>> projects = load.entities(Projects.TYPE, plan.projects(), this::project);
    List<Id<Requirement>> requirements =
        load.entities(
            Requirements.TYPE,
            plan.requirements(),
            number -> requirement(projects.get(plan.projectOf(number))));
    List<Id<Feature>> features =
        load.entities(
            Features.TYPE,
            plan.features(),
            number -> {
              Id<Project> project = projects.get(plan.projectOfFeature(number));
              return feature(requirements.get(plan.requirementOf(number)), project, number);
            });
    Runs runs = new Runs(plan);
    List<Id<TestCase>> testCases =
        load.entities(
            TestCases.TYPE,
            plan.features() * DeliveryPlan.CASES,
            number -> {
              int feature = number / DeliveryPlan.CASES;
              Id<Project> project = projects.get(plan.projectOfFeature(feature));
              return testCase(features.get(feature), project, runs, number);
            });
    return new Planned(projects, features, testCases);
  }

  /** How often test cases ran, and how it went, once the whole year is over. */
  private static final class Runs {
    private final int[] passed;
    private final int[] failed;
    private final int[] skipped;
    private final int[] last;
    private final DeliveryPlan plan;

    Runs(DeliveryPlan plan) {
      int cases = plan.features() * DeliveryPlan.CASES;
      this.plan = plan;
      this.passed = new int[cases];
      this.failed = new int[cases];
      this.skipped = new int[cases];
      this.last = new int[cases];
      for (int build = 0; build < plan.builds(); build++) {
        for (int each = 0; each < DeliveryPlan.CASES; each++) {
          int testCase = plan.featureOf(build) * DeliveryPlan.CASES + each;
          last[testCase] = build;
          switch (plan.outcome(build, each)) {
            case PASSED -> passed[testCase]++;
            case FAILED -> failed[testCase]++;
            case SKIPPED -> skipped[testCase]++;
          }
        }
      }
    }

    int all(int testCase) {
      return passed[testCase] + failed[testCase] + skipped[testCase];
    }

    @Nullable RunStatus lastStatus(int testCase) {
      return all(testCase) == 0
          ? null
          : switch (plan.outcome(last[testCase], testCase % DeliveryPlan.CASES)) {
            case PASSED -> RunStatus.PASSED;
            case FAILED -> RunStatus.FAILED;
            case SKIPPED -> RunStatus.SKIPPED;
          };
    }

    @Nullable Instant lastTime(int testCase) {
      return all(testCase) == 0
          ? null
          : plan.executedAt(last[testCase], testCase % DeliveryPlan.CASES);
    }
  }

  private <E> Header<E> header() {
    return new Header<>(Id.of(skew.idAt(begin)), 1, begin, begin, null, null, null);
  }

  private Project project(int number) {
    String name = Words.name(skew, number);
    return new Project(
        header(),
        name,
        "p" + number + "-" + name,
        Words.sentence(skew),
        "https://git.acme.example/" + name,
        RepositoryType.GIT,
        ProjectStatus.ACTIVE,
        skew.one(Visibility.values()),
        "microservice",
        List.of(skew.oneOfFirst(Words.LANGUAGES)),
        skew.oneOfFirst(teams),
        skew.one(users),
        skew.uniform(1_000) * 100_000L,
        500 + skew.uniform(5_000),
        null,
        Json.emptyObject());
  }

  private Requirement requirement(Id<Project> project) {
    return new Requirement(
        header(),
        project,
        "Customers can " + skew.one(Words.ASPECTS) + " " + skew.one(Words.DOMAINS),
        Words.sentence(skew),
        NONE,
        NONE,
        skew.one(Priority.values()),
        RequirementStatus.IN_PROGRESS,
        1 + skew.uniform(40),
        null,
        skew.uniform(100),
        skew.one(users),
        null,
        null,
        null,
        List.of());
  }

  private Feature feature(Id<Requirement> requirement, Id<Project> project, int number) {
    String name = Words.name(skew, number);
    return new Feature(
        header(),
        requirement,
        project,
        name,
        Words.sentence(skew),
        ImplementationStatus.IN_PROGRESS,
        NONE,
        skew.one(users),
        "feature/" + name,
        null,
        CodeReviewStatus.PENDING,
        1 + skew.uniform(80),
        null,
        1 + skew.uniform(13),
        begin,
        null,
        null,
        Json.emptyObject());
  }

  private TestCase testCase(Id<Feature> feature, Id<Project> project, Runs runs, int number) {
    return new TestCase(
        header(),
        feature,
        project,
        "checks " + skew.one(Words.ASPECTS) + " of " + skew.one(Words.DOMAINS) + " " + number,
        null,
        skew.percent(70) ? TestType.UNIT : skew.one(TestType.values()),
        skew.one(Priority.values()),
        TestCaseStatus.ACTIVE,
        NONE,
        NONE,
        null,
        Json.emptyObject(),
        true,
        "junit",
        null,
        List.of(),
        runs.lastTime(number),
        runs.lastStatus(number),
        runs.all(number),
        runs.passed[number],
        runs.failed[number]);
  }
}
