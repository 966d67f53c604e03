package io.appinventory.bench;

import java.time.Duration;
import java.util.Arrays;

/**
 * Two ways to do the same, measured in turns of a fraction of a second, so that what else the
 * machine does falls on both.
 *
 * @param name what is done
 * @param subject how the catalog does it
 * @param limit how fast it could be
 * @param atLeast the part of the limit's speed that is aimed at
 */
public record Duel(String name, Work subject, Work limit, double atLeast) {
  private static final int ROUNDS = 9;
  private static final Duration TURN = Duration.ofMillis(250);
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  /** Something that is done once. */
  @FunctionalInterface
  public interface Work {
    /** Does it. */
    void once() throws Exception;
  }

  /** Measures. */
  public Outcome run() throws Exception {
    turn(subject, WARM_UP);
    turn(limit, WARM_UP.dividedBy(2));
    double[] subjects = new double[ROUNDS];
    double[] limits = new double[ROUNDS];
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      subjects[i] = turn(subject, TURN);
      limits[i] = turn(limit, TURN);
      ratios[i] = limits[i] / subjects[i];
    }
    return new Outcome(name, median(subjects), median(limits), median(ratios), atLeast);
  }

  /** Microseconds for doing it once, over a turn. */
  private static double turn(Work work, Duration turn) throws Exception {
    long start = System.nanoTime();
    long end = start + turn.toNanos();
    int done = 0;
    long now;
    do {
      work.once();
      done++;
      now = System.nanoTime();
    } while (now < end);
    return (now - start) / 1e3 / done;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /**
   * What was measured; medians of all turns.
   *
   * @param name what was done
   * @param micros microseconds for doing it once
   * @param limitMicros microseconds of the limit
   * @param ratio the part of the limit's speed that was reached
   * @param atLeast the part that is aimed at
   */
  public record Outcome(
      String name, double micros, double limitMicros, double ratio, double atLeast) {
    /** Whether the aim was reached. */
    public boolean reached() {
      return ratio >= atLeast;
    }
  }
}
