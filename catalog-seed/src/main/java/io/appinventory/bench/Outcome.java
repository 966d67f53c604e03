package io.appinventory.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param name what was done
 * @param atOnce how many did it at the same time
 * @param perSecond how often the catalog did it in a second; the median of all turns
 * @param medianMicros microseconds that half of the times took less than
 * @param p99Micros microseconds that 99 of 100 times took less than
 * @param cpuMicros microseconds of processor time the server took for each; null where none served
 * @param limitPerSecond how often the limit did it in a second; the median of all turns
 * @param ratio the part of the limit's speed that was reached; the median of all rounds
 * @param atLeast the part that is aimed at
 */
public record Outcome(
    String name,
    int atOnce,
    double perSecond,
    double medianMicros,
    double p99Micros,
    @Nullable Double cpuMicros,
    double limitPerSecond,
    double ratio,
    double atLeast) {

  /** How fast it was, beside its limit. */
  record Speed(double perSecond, double limitPerSecond, double ratio, double atLeast) {}

  static Outcome of(String name, int atOnce, Speed speed, long[] latencies) {
    Arrays.sort(latencies);
    return new Outcome(
        name,
        atOnce,
        speed.perSecond(),
        latencies[latencies.length / 2] / 1e3,
        latencies[(int) (latencies.length * 0.99)] / 1e3,
        null,
        speed.limitPerSecond(),
        speed.ratio(),
        speed.atLeast());
  }

  /** The same with what it cost the server. */
  Outcome costing(double micros) {
    return new Outcome(
        name, atOnce, perSecond, medianMicros, p99Micros, micros, limitPerSecond, ratio, atLeast);
  }

  /** Whether the aim was reached. */
  public boolean reached() {
    return ratio >= atLeast;
  }
}
