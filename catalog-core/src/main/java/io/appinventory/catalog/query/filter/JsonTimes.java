package io.appinventory.catalog.query.filter;

import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.TimestampType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Reads points in time: {@code {"now": "-90d"}}, {@code {"timestamp": "...", "offset": "-90d"}}.
 */
final class JsonTimes {
  private JsonTimes() {}

  static Literal.Time read(JsonPlace at) {
    if (at.has("now")) {
      at.requireOnly(Set.of("now"));
      return new Literal.Time(Optional.empty(), offset(at.field("now")), at.position());
    }
    at.requireOnly(Set.of("timestamp", "offset"));
    Duration offset = at.has("offset") ? offset(at.field("offset")) : Duration.ZERO;
    return new Literal.Time(Optional.of(timestamp(at.field("timestamp"))), offset, at.position());
  }

  private static Instant timestamp(JsonPlace at) {
    try {
      return TimestampType.parse(at.text());
    } catch (InvalidValueException e) {
      throw at.error("the timestamp " + e.getMessage());
    }
  }

  private static Duration offset(JsonPlace at) {
    String text = at.text();
    boolean signed = text.startsWith("-") || text.startsWith("+");
    Duration length =
        Durations.parse(signed ? text.substring(1) : text)
            .orElseThrow(
                () ->
                    at.error(
                        "found '"
                            + at.shown()
                            + "', expected "
                            + Durations.EXPECTED
                            + ", with - for the past"));
    return text.startsWith("-") ? length.negated() : length;
  }
}
