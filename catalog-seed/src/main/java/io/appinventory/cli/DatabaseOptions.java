package io.appinventory.cli;

import io.appinventory.db.DatabaseSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Which database a command works on: the configured one, else an embedded one. Mixed into every
 * command that needs one.
 */
final class DatabaseOptions {
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

  @Mixin private HomeOption home;

  /**
   * Both logins of the configured database, or of the embedded one, which is then started and stops
   * at exit.
   */
  DatabaseLogins logins() {
    if (url.isEmpty()) {
      EmbeddedServer server = home.embeddedServer();
      return new DatabaseLogins(server.owner(), server.application());
    }
    DatabaseSettings application = settings(user, password);
    return new DatabaseLogins(
        ownerUser.isEmpty() ? application : settings(ownerUser, ownerPassword), application);
  }

  /** Whether the database is the embedded one. */
  boolean embedded() {
    return url.isEmpty();
  }

  private DatabaseSettings settings(String login, String secret) {
    try {
      return DatabaseSettings.of(url, login, secret);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage() + " (CATALOG_DB_URL or --db-url)", e);
    }
  }
}
