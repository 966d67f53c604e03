package io.appinventory.cli;

import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.Housekeeping;
import io.appinventory.db.DatabaseSettings;
import io.appinventory.http.CatalogServer;
import io.appinventory.http.HttpSettings;
import io.appinventory.http.operations.HttpMetrics;
import io.javalin.util.JavalinBindException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A catalog that answers over HTTP, and keeps its house meanwhile, until the process ends. */
final class ServingCatalog implements AutoCloseable {
  private final OpenCatalog open;
  private final CatalogServer server;
  private @Nullable Housekeeping housekeeping;

  private ServingCatalog(OpenCatalog open, CatalogServer server) {
    this.open = open;
    this.server = server;
  }

  /** Opens the catalog and prepares the server, which does not listen yet. */
  static ServingCatalog on(DatabaseSettings application, HttpSettings settings) {
    HttpMetrics metrics = new HttpMetrics();
    CatalogOptions options = CatalogOptions.standard().withTelemetry(metrics.openTelemetry());
    OpenCatalog open = OpenCatalog.open(application, options);
    return new ServingCatalog(open, CatalogServer.create(open.catalog(), settings, metrics));
  }

  OpenCatalog open() {
    return open;
  }

  /**
   * Begins to listen.
   *
   * @return the address, such as {@code http://localhost:8080}
   * @throws CommandFailure when the port is taken
   */
  String start(HttpSettings settings) {
    try {
      server.start();
    } catch (JavalinBindException e) {
      throw new CommandFailure(
          "port " + settings.port() + " is taken; choose another with --port", e);
    }
    housekeeping = Housekeeping.start(open.catalog(), Housekeeping.PERIOD);
    return "http://localhost:" + server.port();
  }

  /** Waits until the process is ended from outside. */
  static int untilStopped() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  /** Answers what is being asked, then stops. */
  @Override
  public void close() {
    server.close();
    if (housekeeping != null) {
      housekeeping.close();
    }
    open.close();
  }
}
