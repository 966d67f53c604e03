package io.appinventory.catalog.session;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteType;
import org.jspecify.annotations.Nullable;

/**
 * A span and a measurement for each statement, by OpenTelemetry's conventions for database clients.
 * The text of a statement holds placeholders, never values.
 */
final class StatementTelemetry implements ExecuteListener {
  private static final long serialVersionUID = 1L;
  private static final String SCOPE = "io.appinventory.catalog";
  private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");
  private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation.name");
  private static final AttributeKey<String> TEXT = AttributeKey.stringKey("db.query.text");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");
  private static final String SPAN = "span";
  private static final String START = "start";

  private static final Map<ExecuteType, Attributes> ATTRIBUTES =
      Arrays.stream(ExecuteType.values())
          .collect(
              Collectors.toUnmodifiableMap(
                  type -> type,
                  type -> Attributes.of(SYSTEM, "postgresql", OPERATION, type.name())));

  private final transient Tracer tracer;
  private final transient DoubleHistogram duration;

  StatementTelemetry(OpenTelemetry telemetry) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.duration =
        telemetry
            .getMeter(SCOPE)
            .histogramBuilder("db.client.operation.duration")
            .setUnit("s")
            .setDescription("Duration of database client operations.")
            .setExplicitBucketBoundariesAdvice(
                List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0))
            .build();
  }

  @Override
  public void executeStart(ExecuteContext context) {
    String operation = operation(context);
    Span span = tracer.spanBuilder(operation).setSpanKind(SpanKind.CLIENT).startSpan();
    if (span.isRecording()) {
      span.setAttribute(SYSTEM, "postgresql");
      span.setAttribute(OPERATION, operation);
      String sql = context.sql();
      if (sql != null) {
        span.setAttribute(TEXT, sql);
      }
    }
    context.data(SPAN, span);
    context.data(START, System.nanoTime());
  }

  @Override
  public void end(ExecuteContext context) {
    if (context.data(SPAN) instanceof Span span && context.data(START) instanceof Long start) {
      @Nullable Exception error = context.exception();
      double seconds = (System.nanoTime() - start) / 1e9;
      duration.record(seconds, attributes(context, error));
      if (error != null) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }

  private static Attributes attributes(ExecuteContext context, @Nullable Exception error) {
    Attributes known = Objects.requireNonNull(ATTRIBUTES.get(context.type()));
    return error == null
        ? known
        : known.toBuilder().put(ERROR, DatabaseErrors.state(error)).build();
  }

  private static String operation(ExecuteContext context) {
    return context.type().name();
  }
}
