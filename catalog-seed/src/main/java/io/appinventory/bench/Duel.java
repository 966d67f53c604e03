package io.appinventory.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Two ways to do the same, measured in turns of a fraction of a second, so that what else the
 * machine does falls on both.
 *
 * @param name what is done
 * @param subjects how the catalog does it: one for each that does it at the same time
 * @param limits how fast it could be, as many
 * @param atLeast the part of the limit's speed that is aimed at
 * @param turn how long a turn takes
 */
record Duel(
    String name,
    List<? extends Load.Work> subjects,
    List<? extends Load.Work> limits,
    double atLeast,
    Duration turn) {
  private static final int ROUNDS = 9;
  private static final Duration WARM_UP = Duration.ofSeconds(4);

  /** Of one at a time. */
  static Duel ofOne(String name, Load.Work subject, Load.Work limit, double atLeast) {
    return new Duel(name, List.of(subject), List.of(limit), atLeast, Duration.ofMillis(250));
  }

  /** Measures. */
  Outcome run() throws Exception {
    Load.run(subjects, WARM_UP);
    Load.run(limits, WARM_UP.dividedBy(2));
    double[] speeds = new double[ROUNDS];
    double[] limitSpeeds = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    List<long[]> latencies = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      Load.Done done = Load.run(subjects, turn);
      latencies.add(done.latencies());
      speeds[i] = done.perSecond();
      limitSpeeds[i] = Load.run(limits, turn).perSecond();
      ratios[i] = speeds[i] / limitSpeeds[i];
    }
    return Outcome.of(
        name,
        subjects.size(),
        new Outcome.Speed(median(speeds), median(limitSpeeds), median(ratios), atLeast),
        Load.joined(latencies));
  }

  /** The one in the middle. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
