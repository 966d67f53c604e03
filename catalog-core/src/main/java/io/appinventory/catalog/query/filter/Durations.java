package io.appinventory.catalog.query.filter;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as text: {@code 90d}, {@code 1d12h}, {@code 1.5s}. Units are w, d, h, m and s,
 * each a fixed number of seconds (a day has 24 hours), from the greatest to the least; only seconds
 * take a fraction.
 */
public final class Durations {
  /** What is said where the text is none. */
  public static final String EXPECTED =
      "a length of time such as \"90d\", \"12h\", \"30m\" or \"1.5s\"";

  private static final Pattern TEXT =
      Pattern.compile(
          "(?=.)(?:(\\d{1,7})w)?(?:(\\d{1,8})d)?(?:(\\d{1,9})h)?(?:(\\d{1,10})m)?(?:(\\d{1,12})(?:\\.(\\d{1,6}))?s)?");
  private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

  private Durations() {}

  /** Reads; empty when the text is no length of time. */
  public static Optional<Duration> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Duration sum = Duration.ZERO;
    for (int unit = 0; unit < SECONDS.length; unit++) {
      String digits = matcher.group(unit + 1);
      if (digits != null) {
        sum = sum.plusSeconds(Math.multiplyExact(Long.parseLong(digits), SECONDS[unit]));
      }
    }
    String fraction = matcher.group(6);
    return Optional.of(
        fraction == null
            ? sum
            : sum.plusNanos(Long.parseLong((fraction + "000000").substring(0, 6)) * 1_000));
  }

  /** Writes a length of time that is not negative; finer than a microsecond is cut off. */
  static String print(Duration duration) {
    StringBuilder out = new StringBuilder();
    append(out, duration.toDaysPart(), "d");
    append(out, duration.toHoursPart(), "h");
    append(out, duration.toMinutesPart(), "m");
    long micros = duration.toNanosPart() / 1_000;
    if (micros > 0) {
      out.append(duration.toSecondsPart())
          .append('.')
          .append(String.format("%06d", micros))
          .append('s');
    } else {
      append(out, duration.toSecondsPart(), "s");
    }
    return out.isEmpty() ? "0s" : out.toString();
  }

  private static void append(StringBuilder out, long number, String unit) {
    if (number > 0) {
      out.append(number).append(unit);
    }
  }
}
