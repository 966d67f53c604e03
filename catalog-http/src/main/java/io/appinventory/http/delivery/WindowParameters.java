package io.appinventory.http.delivery;

import io.appinventory.catalog.delivery.measure.Window;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Schemas;
import java.time.Instant;

/** The parameters that say which time is looked at. */
final class WindowParameters {
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final TimestampType TIME = new TimestampType();

  private WindowParameters() {}

  /** Both. */
  static Parameter[] all() {
    return new Parameter[] {
      Parameter.query(
          FROM, "The first moment to look at; 30 days before to when absent.", Schemas.timestamp()),
      Parameter.query(
          TO, "The first moment no longer looked at; now when absent.", Schemas.timestamp())
    };
  }

  /** The window they say. */
  static Window read(QueryParameters query, Instant now) {
    Instant to = query.value(TO, TIME).orElse(now);
    return query
        .value(FROM, TIME)
        .map(from -> new Window(from, to))
        .orElseGet(() -> Window.until(to));
  }
}
