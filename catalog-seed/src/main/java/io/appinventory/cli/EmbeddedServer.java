package io.appinventory.cli;

import io.appinventory.db.DatabaseSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.ds.PGSimpleDataSource;

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
  private static final String SUPERUSER = "postgres";
  private static final String OWNER = "catalog_owner";
  private static final String LOGIN = "catalog";
  private static final String DATABASE = "catalog";

  /**
   * Made before the first migration looks for them, so that its login need not be allowed to make
   * roles.
   */
  private static final List<String> ROLES = List.of("catalog_app", "catalog_admin");

  /** Where postmaster.pid says it. */
  private static final int PORT_LINE = 4;

  private final Path folder;
  private final FileChannel users;
  private final FileLock using;
  private final String password;
  private final int port;

  private EmbeddedServer(Path folder, FileChannel users, String password, int port)
      throws IOException {
    this.folder = folder;
    this.users = users;
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
    Path folder = home.toAbsolutePath().normalize().resolve("postgresql");
    try {
      createForUserOnly(folder);
      try (var turn = lock(folder, "turn.lock")) {
        turn.lock();
        String password = password(folder);
        int port = running(folder, password) ? port(folder) : start(folder);
        prepare(port, password);
        return new EmbeddedServer(folder, lock(folder, "users.lock"), password, port);
      }
    } catch (IOException | SQLException e) {
      throw new CommandFailure(
          "cannot start the embedded PostgreSQL in " + folder + ": " + e.getMessage(), e);
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
    try (var turn = lock(folder, "turn.lock");
        users) {
      turn.lock();
      using.release();
      if (users.tryLock() != null) {
        PostgresPrograms.in(folder)
            .run(
                log(folder),
                "pg_ctl",
                "-D",
                data(folder).toString(),
                "-m",
                "fast",
                "-w",
                "-t",
                "60",
                "stop");
      }
    }
  }

  private static int start(Path folder) throws IOException {
    var programs = PostgresPrograms.in(folder);
    if (!Files.exists(data(folder).resolve("PG_VERSION"))) {
      initialize(folder, programs);
    }
    int port = freePort();
    String options = "-p " + port;
    programs.run(
        log(folder),
        "pg_ctl",
        "-D",
        data(folder).toString(),
        "-l",
        log(folder).toString(),
        "-o",
        options,
        "-w",
        "-t",
        "60",
        "start");
    return port;
  }

  private static void initialize(Path folder, PostgresPrograms programs) throws IOException {
    // Built elsewhere and moved when complete: an interrupted run is repeated.
    Path data = Files.createTempDirectory(folder, "initializing");
    programs.run(
        log(folder),
        "initdb",
        "--pgdata=" + data,
        "--username=" + SUPERUSER,
        "--pwfile=" + folder.resolve("password"),
        "--auth=scram-sha-256",
        "--encoding=UTF-8",
        // The same order and the same upper case on every machine.
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--set=timezone=UTC",
        "--set=listen_addresses=localhost",
        "--set=unix_socket_directories=");
    Files.move(data, data(folder));
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

  private static boolean running(Path folder, String password) throws IOException {
    if (!Files.exists(pid(folder)) || Files.readAllLines(pid(folder)).size() < PORT_LINE) {
      return false;
    }
    try (Connection connection = superuser(port(folder), password)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false; // what a crash left behind; PostgreSQL itself sees to it
    }
  }

  private static Connection superuser(int port, String password) throws SQLException {
    var server = new PGSimpleDataSource();
    server.setUrl(url(port, "postgres"));
    return server.getConnection(SUPERUSER, password);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  private static int port(Path folder) throws IOException {
    return Integer.parseInt(Files.readAllLines(pid(folder)).get(PORT_LINE - 1));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String password(Path folder) throws IOException {
    Path file = folder.resolve("password");
    if (!Files.exists(file)) {
      byte[] secret = new byte[16];
      new SecureRandom().nextBytes(secret);
      Files.writeString(file, HexFormat.of().formatHex(secret));
    }
    return Files.readString(file);
  }

  private static void createForUserOnly(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private static FileChannel lock(Path folder, String name) throws IOException {
    return FileChannel.open(
        folder.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  private static Path data(Path folder) {
    return folder.resolve("data");
  }

  private static Path pid(Path folder) {
    return data(folder).resolve("postmaster.pid");
  }

  private static Path log(Path folder) {
    return folder.resolve("server.log");
  }
}
