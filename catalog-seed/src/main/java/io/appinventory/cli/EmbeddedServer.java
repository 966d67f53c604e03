package io.appinventory.cli;

import io.appinventory.db.DatabaseSettings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * A PostgreSQL of the catalog's own for machines without one. Durable: its data stay in the folder
 * and a commit is on disk.
 *
 * <p>Any number of processes may use the same folder at once: the first one starts the server, the
 * others find it running, the last one to close stops it. Each holds a shared lock on a file
 * meanwhile, which the system lets go of should the process die; a server left behind that way is
 * found running the next time. The server listens on the loopback address only and asks everybody
 * for the password, which stands in a file that only its user can read.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final String OWNER = "catalog_owner";
  private static final String LOGIN = "catalog";
  private static final String DATABASE = "catalog";

  /**
   * Made before the first migration looks for them, so that its login need not be allowed to make
   * roles.
   */
  private static final List<String> ROLES = List.of("catalog_app", "catalog_admin");

  private final PostgresFolder folder;
  private final FileChannel users;
  private final FileLock using;
  private final String password;
  private final int port;

  private EmbeddedServer(PostgresFolder folder, String password, int port) throws IOException {
    this.folder = folder;
    this.users = folder.lockFile("users.lock");
    this.using = users.lock(0, Long.MAX_VALUE, true);
    this.password = password;
    this.port = port;
  }

  /**
   * Starts the server of this folder, or finds it running. The first time takes some seconds more.
   *
   * @param home the catalog's folder; made if missing
   * @throws CommandFailure when the server does not start
   */
  public static EmbeddedServer open(Path home) {
    Path path = home.toAbsolutePath().normalize().resolve("postgresql");
    try {
      PostgresFolder folder = PostgresFolder.make(path);
      try (var turn = folder.lockFile("turn.lock")) {
        turn.lock();
        String password = folder.password();
        OptionalInt running = folder.port();
        int port =
            running.isPresent() && answers(running.getAsInt(), password)
                ? running.getAsInt()
                : folder.start();
        prepare(port, password);
        return new EmbeddedServer(folder, password, port);
      }
    } catch (IOException | SQLException e) {
      throw new CommandFailure(
          "cannot start the embedded PostgreSQL in " + path + ": " + e.getMessage(), e);
    }
  }

  /** The login that owns the schema and migrates. No superuser. */
  public DatabaseSettings owner() {
    return DatabaseSettings.of(url(port, DATABASE), OWNER, password);
  }

  /** The login the application works as: owns nothing, may take the application's roles. */
  public DatabaseSettings application() {
    return DatabaseSettings.of(url(port, DATABASE), LOGIN, password);
  }

  /** Stops the server unless another process uses it. Closing again does nothing. */
  @Override
  public synchronized void close() throws IOException {
    if (!users.isOpen()) {
      return;
    }
    try (var turn = folder.lockFile("turn.lock");
        users) {
      turn.lock();
      using.release();
      if (users.tryLock() != null) {
        folder.stop();
      }
    }
  }

  /** The logins and the database, whatever of it is missing. */
  private static void prepare(int port, String password) throws SQLException {
    try (Connection connection = superuser(port, password)) {
      DSLContext server = DSL.using(connection, SQLDialect.POSTGRES);
      for (String role : ROLES) {
        if (missing(server, "pg_roles", "rolname", role)) {
          server.execute("create role {0}", DSL.name(role));
        }
      }
      for (String login : List.of(OWNER, LOGIN)) {
        if (missing(server, "pg_roles", "rolname", login)) {
          server.execute(
              "create role {0} login password {1}", DSL.name(login), DSL.inline(password));
        }
        for (String role : ROLES) {
          server.execute("grant {0} to {1}", DSL.name(role), DSL.name(login));
        }
      }
      if (missing(server, "pg_database", "datname", DATABASE)) {
        server.execute("create database {0} owner {1}", DSL.name(DATABASE), DSL.name(OWNER));
      }
    }
  }

  private static boolean missing(DSLContext server, String catalog, String column, String name) {
    return !server.fetchExists(
        DSL.table(DSL.name(catalog)), DSL.field(DSL.name(column), String.class).eq(name));
  }

  /** False for what a crash left behind; PostgreSQL itself then sees to it. */
  private static boolean answers(int port, String password) {
    try (Connection connection = superuser(port, password)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static Connection superuser(int port, String password) throws SQLException {
    return DriverManager.getConnection(
        url(port, "postgres") + "?loginTimeout=5", PostgresFolder.SUPERUSER, password);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }
}
