package io.appinventory.generate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Random choices as they are found in enterprises: few things are popular, most are not. All of it
 * follows from the seed.
 */
final class Skew {
  private static final Instant EPOCH = Instant.parse("2023-01-01T00:00:00Z");
  private static final long SPAN_MILLIS = Duration.ofDays(3 * 365).toMillis();

  private final SplittableRandom random;
  private long made;

  Skew(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A number from 0 to {@code bound - 1}, all alike. */
  int uniform(int bound) {
    return random.nextInt(bound);
  }

  /**
   * A number from 0 to {@code bound - 1}, in which small ones are much more frequent (a power law).
   */
  int popular(int bound) {
    return (int) (bound * Math.pow(random.nextDouble(), 3));
  }

  /** True in so many of a hundred cases. */
  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  /** One of the list, all alike. */
  <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** One of the list, the first ones more often. */
  <T> T oneOfFirst(List<T> values) {
    return values.get(popular(values.size()));
  }

  /** One of the values. */
  <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** A time within the three years after 2023 began. */
  Instant time() {
    return EPOCH.plusMillis(random.nextLong(SPAN_MILLIS));
  }

  /** A UUID of version 7 that is made at a time. */
  UUID idAt(Instant time) {
    long high = time.toEpochMilli() << 16 | 0x7000L | random.nextInt(0x1000);
    return new UUID(high, 0x8000_0000_0000_0000L | random.nextLong() >>> 2);
  }

  /** A UUID of version 7 whose time grows with each. */
  UUID id() {
    return idAt(EPOCH.plusMillis(made++));
  }
}
