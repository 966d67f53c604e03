package io.appinventory.generate;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much software is delivered in a year, and when: what follows from a number of deployments.
 * Each build is of one feature, runs its test cases once, and is deployed once. All of it follows
 * from the seed.
 */
final class DeliveryPlan {
  /** Test cases of a feature. */
  static final int CASES = 10;

  private static final int BUILDS_OF_A_FEATURE = 10;
  private static final int FEATURES_OF_A_REQUIREMENT = 5;
  private static final int REQUIREMENTS_OF_A_PROJECT = 10;
  private static final int DAYS = 365;
  private static final int FLAKY = 50;

  private final int builds;
  private final long seed;
  private final LocalDate end;

  /**
   * A plan.
   *
   * @param builds of the year, each deployed once
   * @param today when the year ends
   */
  DeliveryPlan(int builds, long seed, Instant today) {
    this.builds = builds;
    this.seed = seed;
    this.end = today.atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** How a test went. */
  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  int builds() {
    return builds;
  }

  int features() {
    return Math.max(1, builds / BUILDS_OF_A_FEATURE);
  }

  int requirements() {
    return Math.max(1, features() / FEATURES_OF_A_REQUIREMENT);
  }

  int projects() {
    return Math.max(1, requirements() / REQUIREMENTS_OF_A_PROJECT);
  }

  int requirementOf(int feature) {
    return Math.min(feature / FEATURES_OF_A_REQUIREMENT, requirements() - 1);
  }

  int projectOf(int requirement) {
    return Math.min(requirement / REQUIREMENTS_OF_A_PROJECT, projects() - 1);
  }

  int projectOfFeature(int feature) {
    return projectOf(requirementOf(feature));
  }

  int projectOfBuild(int build) {
    return projectOfFeature(featureOf(build));
  }

  /** Features of one requirement are of one service; the first services have more of them. */
  <T> T serviceOf(int requirement, List<T> services) {
    return services.get(requirement % services.size());
  }

  /** The features take turns, so that each is built all through the year. */
  int featureOf(int build) {
    return build % features();
  }

  /** The number of a build within its project, from 1. */
  int[] buildNumbers() {
    int[] numbers = new int[builds];
    int[] last = new int[projects()];
    for (int build = 0; build < builds; build++) {
      numbers[build] = ++last[projectOfBuild(build)];
    }
    return numbers;
  }

  /** When a build starts: in working hours of a working day, the first ones a year ago. */
  Instant startOf(int build) {
    LocalDate day = end.minusDays(DAYS - (long) DAYS * build / builds);
    DayOfWeek weekday = day.getDayOfWeek();
    LocalDate workday =
        weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY
            ? day.minusDays(weekday.getValue() - DayOfWeek.FRIDAY.getValue())
            : day;
    long working = Duration.ofHours(10).toMillis();
    long offset = new SplittableRandom(seed ^ (0x5eedL << 32) + build).nextLong(working);
    return workday.atTime(8, 0).toInstant(ZoneOffset.UTC).plusMillis(offset);
  }

  /** When a build runs a test case. */
  Instant executedAt(int build, int testCase) {
    return startOf(build).plusSeconds(testCase);
  }

  /** How a test case of the feature went in a build; one case in fifty is flaky. */
  Outcome outcome(int build, int testCase) {
    long which = (long) featureOf(build) * CASES + testCase;
    int fails = which % FLAKY == 0 ? 30 : 2;
    int roll = new SplittableRandom(seed + build * 31L + testCase).nextInt(100);
    return roll < fails ? Outcome.FAILED : roll == 99 ? Outcome.SKIPPED : Outcome.PASSED;
  }

  /** How long a test took, in milliseconds. */
  int millis(int build, int testCase) {
    return 20 + new SplittableRandom(seed * 7 + build * 31L + testCase).nextInt(2_000);
  }
}
