package io.appinventory.catalog.query.filter;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that a filter compares with. There is no null: ask for what is present or missing
 * instead.
 */
public sealed interface Literal {
  /** Where it stood. */
  Position at();

  /**
   * Text; also codes, ids, dates and times.
   *
   * @param value the text, without quotes and escapes
   */
  record Text(String value, Position at) implements Literal {}

  /**
   * A number, compared by value: 1 equals 1.0.
   *
   * @param value the number
   */
  record Numeral(BigDecimal value, Position at) implements Literal {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Numeral that && value.compareTo(that.value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  /**
   * True or false.
   *
   * @param value which
   */
  record Bool(boolean value, Position at) implements Literal {}

  /**
   * A point in time, fixed or relative to the moment of asking.
   *
   * @param base the time, or empty for now
   * @param offset what is added to it; often negative
   */
  record Time(Optional<Instant> base, Duration offset, Position at) implements Literal {
    /** Cuts off what is finer than a microsecond. */
    public Time {
      base = base.map(time -> time.truncatedTo(ChronoUnit.MICROS));
      offset = offset.truncatedTo(ChronoUnit.MICROS);
    }

    /** The point in time when it is now {@code now}. */
    public Instant resolve(Instant now) {
      return base.orElse(now).plus(offset);
    }
  }

  /** Text. */
  static Text of(String value) {
    return new Text(Objects.requireNonNull(value, "value"), Position.NONE);
  }

  /** A number. */
  static Literal of(BigDecimal value) {
    return new Numeral(value, Position.NONE);
  }

  /** A whole number. */
  static Literal of(long value) {
    return new Numeral(BigDecimal.valueOf(value), Position.NONE);
  }

  /** True or false. */
  static Literal of(boolean value) {
    return new Bool(value, Position.NONE);
  }

  /** A fixed point in time. */
  static Literal of(Instant value) {
    return new Time(Optional.of(value), Duration.ZERO, Position.NONE);
  }

  /** The moment of asking, and {@code offset} from there. */
  static Literal now(Duration offset) {
    return new Time(Optional.empty(), offset, Position.NONE);
  }
}
