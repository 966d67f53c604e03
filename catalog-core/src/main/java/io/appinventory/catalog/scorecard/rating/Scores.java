package io.appinventory.catalog.scorecard.rating;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of scores: {@code 100 x passed weight / counted weight}, in whole hundredths of a
 * percent, rounded half up. All of it is in integers, so that SQL and Java cannot differ. Levels
 * and averages go by the rounded score: what is shown is what counts.
 */
public final class Scores {
  /** A full score. */
  public static final int FULL = 10_000;

  private Scores() {}

  /** The score in hundredths of a percent; null when nothing counts. */
  public static @Nullable Integer score(long passedWeight, long countedWeight) {
    return countedWeight == 0
        ? null
        : Math.toIntExact((2L * FULL * passedWeight + countedWeight) / (2 * countedWeight));
  }

  /** The mean of {@code count} scores, rounded half up; null of none. */
  public static @Nullable Integer average(long sum, long count) {
    return count == 0 ? null : Math.toIntExact((2 * sum + count) / (2 * count));
  }

  /** Hundredths of a percent as a percentage with two digits. */
  public static @Nullable BigDecimal percent(@Nullable Integer hundredths) {
    return hundredths == null ? null : BigDecimal.valueOf(hundredths, 2);
  }
}
