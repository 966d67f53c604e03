package io.appinventory.db.testing;

import io.appinventory.db.Database;
import io.appinventory.db.DatabaseSettings;
import io.appinventory.db.Migrator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/**
 * Servers of a test's own, which it may kill: each with a copy of the same migrated database
 * {@value #DATABASE}. They are the embedded PostgreSQL, whatever other tests use. Since it comes
 * without pg_basebackup, a standby begins with a copy of the files of a server that is stopped.
 */
public final class PrivateServers implements AutoCloseable {
  static final String DATABASE = "catalog";
  static final String SUPERUSER = "postgres";
  static final String OWNER = "catalog_owner";

  private final Path home;
  private final Path programs;
  private final List<PrivateServer> made = new ArrayList<>();

  private PrivateServers(Path home, Path programs) {
    this.home = home;
    this.programs = programs;
  }

  /** Makes the database that the servers begin with. */
  public static PrivateServers prepare() {
    try {
      Path home = Files.createTempDirectory("catalog-servers");
      try (EmbeddedPostgres first =
          EmbeddedPostgres.builder()
              .setDataDirectory(prepared(home))
              .setCleanDataDirectory(false)
              .setServerConfig("max_connections", "100") // a standby cannot have less
              .start()) {
        return new PrivateServers(home, fill(first.getPort()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot prepare servers", e);
    }
  }

  /** Migrates, and tells where the server's programs are. */
  private static Path fill(int port) {
    DatabaseSettings superuser = DatabaseSettings.of(url(port, "postgres"), SUPERUSER, "");
    Path programs;
    try (var connection = TestDatabase.unpooled(superuser).getConnection()) {
      var server = DSL.using(connection);
      server.execute("create role {0} login createrole", DSL.name(OWNER));
      server.execute("create database {0} owner {1}", DSL.name(DATABASE), DSL.name(OWNER));
      programs =
          Path.of(
              String.valueOf(
                  server.fetchValue("select setting from pg_config where name = 'BINDIR'")));
    } catch (SQLException e) {
      throw new IllegalStateException("cannot prepare servers", e);
    }
    try (var database = Database.open(DatabaseSettings.of(url(port, DATABASE), OWNER, ""))) {
      new Migrator(database.dataSource()).migrate();
    }
    return programs;
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  private static Path prepared(Path home) {
    return home.resolve("prepared");
  }

  /**
   * Starts a server.
   *
   * @param settings lines for its configuration
   */
  public PrivateServer start(String... settings) {
    PrivateServer server = new PrivateServer(programs, copy());
    made.add(server);
    server.configure(settings);
    server.start();
    return server;
  }

  /** Starts a server that follows another one, until it is promoted. */
  public PrivateServer startStandbyOf(PrivateServer primary) {
    PrivateServer server = new PrivateServer(programs, copy());
    made.add(server);
    server.follow(primary);
    server.start();
    return server;
  }

  private Path copy() {
    Path from = prepared(home);
    Path to = home.resolve("server" + (made.size() + 1));
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills all servers and deletes what they had. */
  @Override
  public void close() {
    made.forEach(PrivateServer::kill);
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
