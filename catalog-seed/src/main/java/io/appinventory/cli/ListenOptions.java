package io.appinventory.cli;

import io.appinventory.http.HttpSettings;
import picocli.CommandLine.Option;

/** Where a server listens. */
final class ListenOptions {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:CATALOG_PORT:-8080}",
      description = "Port to serve on; 0 for any that is free. Default: $$CATALOG_PORT, else 8080")
  private int port = 8080;

  /** The settings of a server on this port. */
  HttpSettings settings() {
    try {
      return HttpSettings.onPort(port);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage() + " (CATALOG_PORT or --port)", e);
    }
  }
}
