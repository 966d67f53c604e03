package io.appinventory.db.testing;

import io.appinventory.db.DatabaseSettings;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A server that a test may kill. */
public final class PrivateServer {
  private final Path programs;
  private final Path data;
  private final int port;

  PrivateServer(Path programs, Path data) {
    this.programs = programs;
    this.data = data;
    this.port = freePort();
    // Its processes are killed, not the machine: what it wrote is there without fsync too.
    configure(
        "port = " + port,
        "listen_addresses = 'localhost'",
        "unix_socket_directories = ''",
        "fsync = off");
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Its database, as the login that owns the schema and is no superuser. */
  public DatabaseSettings settings() {
    return DatabaseSettings.of(
        PrivateServers.url(port, PrivateServers.DATABASE), PrivateServers.OWNER, "");
  }

  /** Asks it as the superuser, on connections of their own. */
  public DSLContext superuser() {
    DatabaseSettings settings =
        DatabaseSettings.of(
            PrivateServers.url(port, PrivateServers.DATABASE), PrivateServers.SUPERUSER, "");
    return DSL.using(TestDatabase.unpooled(settings), SQLDialect.POSTGRES);
  }

  void configure(String... lines) {
    write(data.resolve("postgresql.auto.conf"), List.of(lines));
  }

  void follow(PrivateServer primary) {
    configure(
        "primary_conninfo = 'host=localhost port=%d user=%s'"
            .formatted(primary.port, PrivateServers.SUPERUSER));
    write(data.resolve("standby.signal"), List.of());
  }

  private static void write(Path file, List<String> lines) {
    try {
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it, again after it was killed, and waits until it answers. */
  public void start() {
    Path log = data.resolve("server.log");
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root.
    }
    command.addAll(
        List.of(
            programs.resolve("pg_ctl").toString(),
            "--pgdata=" + data,
            "--log=" + log,
            "--wait",
            "--timeout=30",
            "start"));
    try {
      Process starter =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      if (starter.waitFor() != 0) {
        throw new IllegalStateException("the server does not start:\n" + Files.readString(log));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills all its processes, as a power cut would; of one that is dead, does nothing. */
  public void kill() {
    List<ProcessHandle> processes = new ArrayList<>();
    ProcessHandle.of(pid())
        .ifPresent(
            postmaster -> {
              processes.add(postmaster);
              postmaster.descendants().forEach(processes::add);
            });
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.stream().map(ProcessHandle::onExit).forEach(CompletableFuture::join);
  }

  /** Kills one of its processes, after which it ends all others and recovers by itself. */
  public void killOne(int process) {
    ProcessHandle.of(pid()).stream()
        .flatMap(ProcessHandle::children)
        .filter(child -> child.pid() == process)
        .forEach(ProcessHandle::destroyForcibly);
  }

  private long pid() {
    try {
      Path file = data.resolve("postmaster.pid");
      return Files.exists(file) ? Long.parseLong(Files.readAllLines(file).getFirst()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a standby the primary. */
  public void promote() {
    superuser().fetchValue("select pg_promote(true, 30)");
  }

  /** The processes that serve the owner of the schema. */
  public List<Integer> backends() {
    return superuser()
        .resultQuery(
            "select pid from pg_stat_activity where usename = ? and backend_type = 'client"
                + " backend'",
            PrivateServers.OWNER)
        .fetchInto(Integer.class);
  }
}
