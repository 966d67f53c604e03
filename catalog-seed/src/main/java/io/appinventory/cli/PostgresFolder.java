package io.appinventory.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * The folder of an embedded server: its programs, its data, its log and its password. Only its user
 * may look into it.
 *
 * <p>Not for use by two processes at once: {@link EmbeddedServer} sees to that.
 */
record PostgresFolder(Path path) {
  static final String SUPERUSER = "postgres";

  /** Where postmaster.pid says it. */
  private static final int PORT_LINE = 4;

  /** This folder, made if missing. */
  static PostgresFolder make(Path path) throws IOException {
    if (!Files.exists(path)) {
      Files.createDirectories(Objects.requireNonNull(path.getParent(), "parent"));
      var forUserOnly = PosixFilePermissions.fromString("rwx------");
      Files.createDirectory(path, PosixFilePermissions.asFileAttribute(forUserOnly));
    }
    return new PostgresFolder(path);
  }

  /** A file to lock. */
  FileChannel lockFile(String name) throws IOException {
    return FileChannel.open(
        path.resolve(name),
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  /** The password of all logins: whoever may read it may read the data too. */
  String password() throws IOException {
    if (!Files.exists(passwordFile())) {
      byte[] secret = new byte[16];
      new SecureRandom().nextBytes(secret);
      Files.writeString(passwordFile(), HexFormat.of().formatHex(secret));
    }
    return Files.readString(passwordFile());
  }

  /** The port of the server that runs or was not stopped in order. */
  OptionalInt port() throws IOException {
    Path file = data().resolve("postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    return lines.size() < PORT_LINE
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE - 1).strip()));
  }

  /** Starts the server, on data made when there are none, and returns its port. */
  int start() throws IOException {
    var programs = PostgresPrograms.in(path);
    if (!Files.exists(data())) {
      initialize(programs);
    }
    int port = freePort();
    control(programs, "-l", log().toString(), "-o", "-p " + port, "start");
    return port;
  }

  /** Stops the server; whoever is connected is cut off. */
  void stop() throws IOException {
    control(PostgresPrograms.in(path), "-m", "fast", "stop");
  }

  private void control(PostgresPrograms programs, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("-D", data().toString(), "-w", "-t", "60"));
    all.addAll(List.of(arguments));
    programs.run(log(), "pg_ctl", all);
  }

  private void initialize(PostgresPrograms programs) throws IOException {
    // Made elsewhere and moved when complete: an interrupted run is repeated.
    Path made = Files.createTempDirectory(path, "initializing");
    programs.run(
        log(),
        "initdb",
        List.of(
            "--pgdata=" + made,
            "--username=" + SUPERUSER,
            "--pwfile=" + passwordFile(),
            "--auth=scram-sha-256",
            "--encoding=UTF-8",
            // The same order and the same upper case on every machine.
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--set=timezone=UTC",
            "--set=listen_addresses=localhost",
            "--set=unix_socket_directories="));
    Files.move(made, data());
  }

  private Path data() {
    return path.resolve("data");
  }

  private Path log() {
    return path.resolve("server.log");
  }

  private Path passwordFile() {
    return path.resolve("password");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
