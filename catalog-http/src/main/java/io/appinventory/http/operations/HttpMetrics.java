package io.appinventory.http.operations;

import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Router;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics, named by the semantic conventions of OpenTelemetry, read by Prometheus at {@code
 * /metrics}.
 */
public final class HttpMetrics implements AutoCloseable {
  private static final List<Double> SECONDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
  private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");

  private final PrometheusMetricReader reader = PrometheusMetricReader.create();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
          .build();
  private final Map<Series, Attributes> attributes = new ConcurrentHashMap<>();
  private final DoubleHistogram durations;
  private final LongUpDownCounter active;

  /** With no requests counted yet. */
  public HttpMetrics() {
    var meter = telemetry.getMeter("io.appinventory.http");
    this.durations =
        meter
            .histogramBuilder("http.server.request.duration")
            .setUnit("s")
            .setDescription("Duration of HTTP server requests.")
            .setExplicitBucketBoundariesAdvice(SECONDS)
            .build();
    this.active =
        meter
            .upDownCounterBuilder("http.server.active_requests")
            .setDescription("Number of active HTTP server requests.")
            .build();
  }

  /** Where others may register metrics that are to be shown with these. */
  public OpenTelemetry openTelemetry() {
    return telemetry;
  }

  /** Counts a request that begins. */
  public void begin() {
    active.add(1);
  }

  /** Counts a request that has been answered. */
  public void end(Context context, float milliseconds) {
    active.add(-1);
    Series series =
        new Series(known(context.req().getMethod()), Router.route(context), context.statusCode());
    durations.record(milliseconds / 1_000, attributes.computeIfAbsent(series, Series::attributes));
  }

  /** What one series of the histogram is of; there are as many as routes and their answers. */
  private record Series(String method, String route, int status) {
    Attributes attributes() {
      return Attributes.of(METHOD, method, ROUTE, route, STATUS, (long) status);
    }
  }

  /** The method, or one name for all that are none: callers must not make new series. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> method;
      default -> "_OTHER";
    };
  }

  /** The route. */
  public Route route() {
    return Route.of(HandlerType.GET, "/metrics", "metrics", "Metrics, for Prometheus")
        .tag("operations")
        .answer(Answer.of(200, "Prometheus' text format.", "text/plain"))
        .open(
            exchange ->
                exchange.respond(200, PrometheusTextFormatWriter.CONTENT_TYPE, exposition()));
  }

  private byte[] exposition() throws IOException {
    var text = new ByteArrayOutputStream(8_192);
    PrometheusTextFormatWriter.create()
        .write(text, reader.collect(), EscapingScheme.UNDERSCORE_ESCAPING);
    return text.toByteArray();
  }

  @Override
  public void close() {
    telemetry.close();
  }
}
