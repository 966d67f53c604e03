package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.delivery.TestCase;

/**
 * A test whose result says little: it passed and failed with the same code, as <a
 * href="https://testing.googleblog.com/2017/04/where-do-our-flaky-tests-come-from.html">Google
 * defines flaky tests</a>, or went to and fro.
 *
 * @param testCase the test
 * @param runs how often it ran in the window, not counting when it was skipped
 * @param failures how often it failed or broke off
 * @param flakyCommits on how many commits it both passed and failed
 * @param flips how often a run did not end like the one before
 */
public record FlakyTest(TestCase testCase, int runs, int failures, int flakyCommits, int flips) {
  /** From how many flips on a test counts as flaky, though no commit shows it: two relapses. */
  public static final int MANY_FLIPS = 4;
}
