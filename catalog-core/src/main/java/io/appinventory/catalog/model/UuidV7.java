package io.appinventory.catalog.model;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes time-ordered UUIDs: version 7 of RFC 9562 with 48 bits of milliseconds, a counter of 12
 * bits within the millisecond (its section 6.2, method 1) and 62 random bits.
 *
 * <p>Safe for use by many threads. Each id is greater than all made before it, so that what is
 * written in one transaction has an order; when a millisecond has no more, or the clock goes back,
 * ids run ahead of it.
 */
public final class UuidV7 {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private static final int COUNTER_BITS = 12;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final AtomicLong latest = new AtomicLong();

  /** Makes ids with the time of {@code clock}. */
  public UuidV7(Clock clock) {
    this.clock = clock;
  }

  /** The least id that is made at a moment, to the millisecond; all made before are less. */
  public static UUID least(Instant moment) {
    return new UUID(moment.toEpochMilli() << 16 | VERSION, VARIANT);
  }

  /** A new id. */
  public UUID next() {
    long now = clock.millis() << COUNTER_BITS;
    long tick = latest.updateAndGet(before -> Math.max(before + 1, now));
    long high = tick >>> COUNTER_BITS << 16 | VERSION | tick & (1 << COUNTER_BITS) - 1;
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
