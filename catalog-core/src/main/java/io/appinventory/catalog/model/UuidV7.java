package io.appinventory.catalog.model;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes time-ordered UUIDs: version 7 of RFC 9562, 48 bits of milliseconds and 74 random bits.
 *
 * <p>Safe for use by many threads. Ids made within one millisecond are in no particular order.
 */
public final class UuidV7 {
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  /** Makes ids with the time of {@code clock}. */
  public UuidV7(Clock clock) {
    this.clock = clock;
  }

  /** A new id. */
  public UUID next() {
    long high = clock.millis() << 16 | VERSION | random.nextLong() >>> 52;
    long low = VARIANT | random.nextLong() >>> 2;
    return new UUID(high, low);
  }
}
