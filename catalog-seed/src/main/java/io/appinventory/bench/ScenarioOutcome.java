package io.appinventory.bench;

import java.util.Arrays;

/**
 * What was measured of a scenario.
 *
 * @param number its number in the battery
 * @param published what it is called there
 * @param ours what was asked here
 * @param publishedMillis the median there
 * @param medianMillis milliseconds that half of the times took less than
 * @param p99Millis milliseconds that 99 of 100 times took less than
 */
public record ScenarioOutcome(
    int number,
    String published,
    String ours,
    double publishedMillis,
    double medianMillis,
    double p99Millis) {

  static ScenarioOutcome of(Scenario scenario, long[] nanos) {
    Arrays.sort(nanos);
    return new ScenarioOutcome(
        scenario.number(),
        scenario.published(),
        scenario.ours(),
        scenario.publishedMillis(),
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) (nanos.length * 0.99)] / 1e6);
  }

  /** How many times as fast it is as published. */
  public double ratio() {
    return publishedMillis / medianMillis;
  }
}
