package io.appinventory.cli;

import io.appinventory.http.HttpSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server listens, and whether it lets an operator in. */
final class ListenOptions {
  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:CATALOG_PORT:-8080}",
      description = "Port to serve on; 0 for any that is free. Default: $$CATALOG_PORT, else 8080")
  private int port = 8080;

  @Option(
      names = "--admin-token",
      paramLabel = "TOKEN",
      defaultValue = "${env:CATALOG_ADMIN_TOKEN}",
      description =
          "Token by which tenants are administered over HTTP, or several with commas; better set in"
              + " $$CATALOG_ADMIN_TOKEN, where no list of processes shows it. Without one nobody"
              + " can")
  private @Nullable String adminToken;

  /** The settings of such a server. */
  HttpSettings settings() {
    HttpSettings settings = onPort();
    try {
      return adminToken == null || adminToken.isEmpty()
          ? settings
          : settings.withInstallationToken(adminToken);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage() + " (CATALOG_ADMIN_TOKEN or --admin-token)", e);
    }
  }

  private HttpSettings onPort() {
    try {
      return HttpSettings.onPort(port);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage() + " (CATALOG_PORT or --port)", e);
    }
  }
}
