package io.appinventory.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own, started as this program was, so that its costs are its own. */
public final class ServerProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  private final Process process;
  private final int port;
  private final Duration start;

  private ServerProcess(Process process, int port, Duration start) {
    this.process = process;
    this.port = port;
    this.start = start;
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param main the class of the command line
   * @param options of the JVM
   * @param environment what the server is told about its database
   */
  public static ServerProcess start(
      Class<?> main, List<String> options, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of("serve", "--port", "0"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    long started = System.nanoTime();
    Process process = builder.start();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Duration start = Duration.ofNanos(System.nanoTime() - started);
        return new ServerProcess(process, Integer.parseInt(address.group(1)), start);
      }
    }
    throw new IOException("the server did not start");
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** How long it took from the start of the process until it listened. */
  public Duration start() {
    return start;
  }

  /** The time of processors it has taken so far. */
  public Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** The memory it holds, in bytes; empty where the system does not tell. */
  public OptionalLong resident() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    Matcher resident = RESIDENT.matcher(Files.readString(status));
    return resident.find()
        ? OptionalLong.of(Long.parseLong(resident.group(1)) * 1024)
        : OptionalLong.empty();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
