package io.appinventory.catalog.delivery.measure;

import io.appinventory.catalog.error.MalformedQueryException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time that a measure looks at.
 *
 * @param from the first moment
 * @param to the first moment that is no longer in it
 */
public record Window(Instant from, Instant to) {
  /** How long it is when nothing is said. */
  public static final Duration USUAL = Duration.ofDays(30);

  /** The longest. */
  public static final Duration LONGEST = Duration.ofDays(1_100);

  private static final BigDecimal DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

  /** Checks that it is not empty, and not too long. */
  public Window {
    from = from.truncatedTo(ChronoUnit.MICROS);
    to = to.truncatedTo(ChronoUnit.MICROS);
    if (!from.isBefore(to)) {
      throw new MalformedQueryException("to", "is " + to + ", which is not after from, " + from);
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new MalformedQueryException(
          "from", "is " + from + ", more than " + LONGEST.toDays() + " days before to, " + to);
    }
  }

  /** The last 30 days before a moment. */
  public static Window until(Instant to) {
    return new Window(to.minus(USUAL), to);
  }

  /** How many a day a number makes. */
  BigDecimal perDay(int number) {
    return BigDecimal.valueOf(number)
        .multiply(DAY)
        .divide(
            BigDecimal.valueOf(Duration.between(from, to).toMillis()).max(BigDecimal.ONE),
            4,
            RoundingMode.HALF_UP);
  }
}
