package io.appinventory.catalog;

import io.appinventory.catalog.store.Domain;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a catalog is opened.
 *
 * @param clock the time of what happens in it
 * @param domains what it describes
 * @param telemetry takes a span and a measurement for each statement
 * @param statementTimeout the most time that a statement may take; one that takes longer is stopped
 *     and reported as {@link io.appinventory.catalog.error.ErrorCode#TIMEOUT}
 */
public record CatalogOptions(
    Clock clock, List<Domain> domains, OpenTelemetry telemetry, Duration statementTimeout) {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Keeps a copy. */
  public CatalogOptions {
    domains = List.copyOf(domains);
  }

  /** The time in UTC, the standard domains, no telemetry, ten seconds for a statement. */
  public static CatalogOptions standard() {
    return new CatalogOptions(
        Clock.systemUTC(), Catalog.standardDomains(), OpenTelemetry.noop(), TIMEOUT);
  }

  /** The same with another clock. */
  public CatalogOptions withClock(Clock other) {
    return new CatalogOptions(other, domains, telemetry, statementTimeout);
  }

  /** The same with further domains. */
  public CatalogOptions withDomains(Domain... more) {
    return new CatalogOptions(
        clock,
        Stream.concat(domains.stream(), Stream.of(more)).toList(),
        telemetry,
        statementTimeout);
  }

  /** The same with telemetry. */
  public CatalogOptions withTelemetry(OpenTelemetry other) {
    return new CatalogOptions(clock, domains, other, statementTimeout);
  }

  /** The same with another limit of time for a statement. */
  public CatalogOptions withStatementTimeout(Duration other) {
    return new CatalogOptions(clock, domains, telemetry, other);
  }
}
