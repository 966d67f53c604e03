package io.appinventory.cli;

import io.appinventory.db.DatabaseSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Option;

/**
 * Which database a command works on: the configured one, else an embedded one. Mixed into every
 * command that needs one.
 */
final class DatabaseOptions {
  /** Those of this process, which may open a folder only once. */
  private static final Map<Path, EmbeddedServer> EMBEDDED = new ConcurrentHashMap<>();

  @Option(
      names = "--db-url",
      paramLabel = "URL",
      defaultValue = "${env:CATALOG_DB_URL:-}",
      description =
          "JDBC URL of the database. Without one an embedded PostgreSQL is used. Default:"
              + " $$CATALOG_DB_URL")
  private String url = "";

  @Option(
      names = "--db-user",
      paramLabel = "NAME",
      defaultValue = "${env:CATALOG_DB_USER:-}",
      description = "Login the application works as. Default: $$CATALOG_DB_USER")
  private String user = "";

  @Option(
      names = "--db-password",
      paramLabel = "SECRET",
      defaultValue = "${env:CATALOG_DB_PASSWORD:-}",
      description =
          "Its password; better set in $$CATALOG_DB_PASSWORD, where no list of processes shows it.")
  private String password = "";

  @Option(
      names = "--db-owner-user",
      paramLabel = "NAME",
      defaultValue = "${env:CATALOG_DB_OWNER_USER:-}",
      description =
          "Login that owns the schema and migrates. Default: $$CATALOG_DB_OWNER_USER, else the same"
              + " login.")
  private String ownerUser = "";

  @Option(
      names = "--db-owner-password",
      paramLabel = "SECRET",
      defaultValue = "${env:CATALOG_DB_OWNER_PASSWORD:-}",
      description = "Its password; better set in $$CATALOG_DB_OWNER_PASSWORD.")
  private String ownerPassword = "";

  @Option(
      names = "--home",
      paramLabel = "FOLDER",
      defaultValue = "${env:CATALOG_HOME:-.catalog}",
      description =
          "Folder of the embedded database and the signing keys. Default: $$CATALOG_HOME, else"
              + " .catalog")
  private Path home = Path.of(".catalog");

  /**
   * Both logins of the configured database, or of the embedded one, which is then started and stops
   * at exit.
   */
  DatabaseLogins logins() {
    if (url.isEmpty()) {
      EmbeddedServer server =
          EMBEDDED.computeIfAbsent(
              home.toAbsolutePath().normalize(),
              folder -> AtExit.close(EmbeddedServer.open(folder)));
      return new DatabaseLogins(server.owner(), server.application());
    }
    DatabaseSettings application = settings(user, password);
    return new DatabaseLogins(
        ownerUser.isEmpty() ? application : settings(ownerUser, ownerPassword), application);
  }

  /** Folder of what the catalog keeps outside the database. */
  Path home() {
    return home;
  }

  private DatabaseSettings settings(String login, String secret) {
    try {
      return DatabaseSettings.of(url, login, secret);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage() + " (CATALOG_DB_URL or --db-url)", e);
    }
  }
}
