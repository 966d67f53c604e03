package io.appinventory.catalog.evidence.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/** Times as files have them. Those that cannot be meant, such as year 1, count as not said. */
final class Times {
  private static final Instant FIRST = Instant.parse("1980-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final long MILLISECONDS_FROM = 100_000_000_000L;

  private Times() {}

  /** A time of ISO 8601, in UTC where it has no zone; null when it is none. */
  static @Nullable Instant iso(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ISO_DATE_TIME.parseBest(
              text.strip().replace(' ', 'T'), Instant::from, LocalDateTime::from);
      return likely(
          parsed instanceof LocalDateTime local
              ? local.toInstant(ZoneOffset.UTC)
              : Instant.from(parsed));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Seconds or milliseconds since 1970; null when it is no number. */
  static @Nullable Instant epoch(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      long number = Long.parseLong(text.strip());
      return likely(
          number >= MILLISECONDS_FROM
              ? Instant.ofEpochMilli(number)
              : Instant.ofEpochSecond(number));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Instant likely(Instant time) {
    return time.isBefore(FIRST) || time.isAfter(LAST) ? null : time.truncatedTo(ChronoUnit.MICROS);
  }
}
