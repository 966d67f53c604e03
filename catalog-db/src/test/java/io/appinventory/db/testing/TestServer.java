package io.appinventory.db.testing;

import io.appinventory.db.DatabaseSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one place that chooses a PostgreSQL for tests: the one named by {@code CATALOG_TEST_DB_URL},
 * {@code _USER} and {@code _PASSWORD} (or {@code -Dcatalog.test.db.url} and so on), else a
 * container where Docker answers, else an embedded one.
 *
 * <p>A named one is used as the login given, which must be allowed to create databases and roles.
 * On the others tests work as an owner who is no superuser, as in production: a superuser passes
 * every check of privileges.
 *
 * <p>{@code -Dembedded-postgres-binaries.version=15.19.0} embeds that version, in the generation of
 * the jOOQ classes too; 15 is the oldest that must pass.
 */
final class TestServer {
  private static final String OWNER = "catalog_test_owner";

  private TestServer() {}

  /** Settings of a login that may create databases, on the database to do it from. */
  static DatabaseSettings start() {
    return named().or(TestServer::container).orElseGet(TestServer::embedded);
  }

  private static Optional<DatabaseSettings> named() {
    return setting("url")
        .map(
            url ->
                DatabaseSettings.of(
                    url, setting("user").orElse(""), setting("password").orElse("")));
  }

  private static Optional<String> setting(String name) {
    @Nullable String property = System.getProperty("catalog.test.db." + name);
    return Optional.ofNullable(
            property != null
                ? property
                : System.getenv("CATALOG_TEST_DB_" + name.toUpperCase(Locale.ROOT)))
        .filter(value -> !value.isBlank());
  }

  @SuppressWarnings("resource") // stays up for as long as the tests run; Testcontainers removes it
  private static Optional<DatabaseSettings> container() {
    if (!dockerListens()) {
      return Optional.empty();
    }
    var container =
        new PostgreSQLContainer("postgres:18-alpine").withCommand("postgres", "-c", "fsync=off");
    container.start();
    return Optional.of(
        asOwner(
            DatabaseSettings.of(
                container.getJdbcUrl(), container.getUsername(), container.getPassword())));
  }

  /** Asked first, because Testcontainers takes long to find out that there is no Docker. */
  private static boolean dockerListens() {
    if (System.getenv("DOCKER_HOST") != null) {
      return true;
    }
    try (var socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return socket.connect(UnixDomainSocketAddress.of(Path.of("/var/run/docker.sock")));
    } catch (IOException e) {
      return false;
    }
  }

  private static DatabaseSettings embedded() {
    try {
      @SuppressWarnings("resource") // stops with the process
      var server =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start();
      return asOwner(
          DatabaseSettings.of(
              "jdbc:postgresql://localhost:" + server.getPort() + "/postgres", "postgres", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the embedded PostgreSQL", e);
    }
  }

  private static DatabaseSettings asOwner(DatabaseSettings superuser) {
    try (var connection = TestDatabase.unpooled(superuser).getConnection()) {
      DSL.using(connection)
          .execute(
              "create role {0} login createdb createrole password {1}",
              DSL.name(OWNER), DSL.inline(OWNER));
      return superuser.withLogin(OWNER, OWNER);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prepare the test server", e);
    }
  }
}
