package io.appinventory.http;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Housekeeping;
import io.appinventory.http.backstage.BackstageErrors;
import io.appinventory.http.exchange.RequestId;
import io.appinventory.http.operations.AccessLog;
import io.appinventory.http.operations.HttpMetrics;
import io.appinventory.http.operations.Readiness;
import io.appinventory.http.problem.JettyErrors;
import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.Problems;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Router;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The catalog over HTTP. Serves from {@link #start} to {@link #stop}; several may run in one
 * process.
 */
public final class CatalogServer implements AutoCloseable {
  private final HttpSettings settings;
  private final Readiness readiness;
  private final HttpMetrics metrics;
  private final List<Route> routes;
  private final Javalin javalin;
  private final Catalog catalog;
  private @Nullable Housekeeping housekeeping;

  private CatalogServer(Catalog catalog, HttpSettings settings, HttpMetrics metrics) {
    this.catalog = catalog;
    this.settings = settings;
    this.metrics = metrics;
    this.readiness = new Readiness(catalog);
    this.routes = CatalogRoutes.all(catalog, settings, readiness, metrics);
    this.javalin = Javalin.create(config -> configure(config, catalog));
  }

  /** A server that does not listen yet. It does not close the catalog's data source. */
  public static CatalogServer create(Catalog catalog, HttpSettings settings) {
    return create(catalog, settings, new HttpMetrics());
  }

  /**
   * The same with metrics of which others know too: opened with their telemetry, the catalog's own
   * figures stand among those at {@code /metrics}. The server closes them.
   */
  public static CatalogServer create(Catalog catalog, HttpSettings settings, HttpMetrics metrics) {
    return new CatalogServer(catalog, settings, metrics);
  }

  /**
   * Begins to listen.
   *
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public CatalogServer start() {
    javalin.start();
    housekeeping = Housekeeping.start(catalog, Housekeeping.PERIOD);
    return this;
  }

  /** The port it listens on. */
  public int port() {
    return javalin.port();
  }

  /** All that it serves. */
  public List<Route> routes() {
    return routes;
  }

  /** Lets the requests that are running end, takes no more, and stops. */
  public void stop() {
    readiness.stop();
    javalin.stop();
    if (housekeeping != null) {
      housekeeping.close();
    }
    metrics.close();
  }

  /** Stops it. */
  @Override
  public void close() {
    stop();
  }

  private void configure(JavalinConfig config, Catalog catalog) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = settings.maxBody();
    config.http.compressionStrategy = Listener.compression();
    Listener.configure(config.jetty, settings);
    config.jetty.modifyServletContextHandler(handler -> handler.setErrorHandler(new JettyErrors()));

    config.routes.before(this::begin);
    Router router =
        new Router(
            catalog.signIn(),
            catalog.refusals(),
            settings.installationToken(),
            settings.maxBody(),
            settings.maxBatch(),
            routes);
    router.install(config.routes);
    config.routes.exception(Exception.class, CatalogServer::answer);
    config.routes.exception(HttpResponseException.class, CatalogServer::answer);
    config.routes.exception(
        MethodNotAllowedResponse.class,
        (refused, context) ->
            respond(router.unserved(context.req().getMethod(), context.path()), context));
    config.router.javaLangErrorHandler(Problems::respond);
    config.requestLogger.http(this::end);
  }

  private void begin(Context context) {
    metrics.begin();
    MDC.put("request_id", RequestId.assign(context));
  }

  private void end(Context context, float milliseconds) {
    metrics.end(context, milliseconds);
    AccessLog.write(context, milliseconds);
    MDC.clear();
  }

  private static void answer(Exception error, Context context) {
    respond(Problems.explain(error, context.req().getMethod(), context.path()), context);
  }

  private static void respond(Problem problem, Context context) {
    if (BackstageErrors.covers(context.path())) {
      BackstageErrors.respond(context, problem);
    } else {
      Problems.respond(context, problem, RequestId.of(context));
    }
  }
}
