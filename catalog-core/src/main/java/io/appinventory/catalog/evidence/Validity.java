package io.appinventory.catalog.evidence;

import io.appinventory.catalog.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said of evidence at its import.
 *
 * @param source what it is called: another import under the same name and in the same format
 *     replaces it
 * @param observedAt when it was measured; null for what its files say, else now
 * @param expiresAfter how long it is believed from then; null for ever
 */
public record Validity(
    String source, @Nullable Instant observedAt, @Nullable Duration expiresAfter) {
  /** What evidence is called when nothing is said. */
  public static final String DEFAULT_SOURCE = "default";

  private static final int MAX_SOURCE = 255;
  private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Duration MAX_AGE = Duration.ofDays(36_500);

  /** Checks the limits. */
  public Validity {
    if (source.isBlank() || source.length() > MAX_SOURCE) {
      throw new InvalidInputException(
          "source", "too_long", "has 1 to " + MAX_SOURCE + " characters");
    }
    if (observedAt != null && (observedAt.isBefore(FIRST) || observedAt.isAfter(LAST))) {
      throw new InvalidInputException("observed_at", "out_of_range", "is not of our time");
    }
    if (expiresAfter != null
        && (expiresAfter.isNegative()
            || expiresAfter.isZero()
            || expiresAfter.compareTo(MAX_AGE) > 0)) {
      throw new InvalidInputException("expires", "out_of_range", "is 1 second to 36500 days");
    }
  }

  /** Nothing but the usual. */
  public static Validity standard() {
    return new Validity(DEFAULT_SOURCE, null, null);
  }

  /**
   * When findings were measured: as said at the import, else as their files say, else, when they
   * are as they were and do not expire, as before.
   *
   * @param inFiles what the files say
   * @param before when the same was measured as far as is known; empty when something else was
   */
  Instant observed(@Nullable Instant inFiles, Optional<Instant> before, Instant now) {
    Instant stated = observedAt == null ? inFiles : observedAt;
    if (stated != null) {
      return stated;
    }
    return expiresAfter == null ? before.orElse(now) : now;
  }

  /** Until when what was measured then is believed; null for ever. */
  @Nullable Instant expiry(Instant observed) {
    return expiresAfter == null ? null : observed.plus(expiresAfter);
  }
}
