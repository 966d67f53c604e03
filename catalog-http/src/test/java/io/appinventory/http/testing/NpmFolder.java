package io.appinventory.http.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder of scripts with the packages they need, installed by npm from its registry. */
public final class NpmFolder {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int OLDEST_NODE = 18;
  private static final List<String> NETWORK =
      List.of("ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "ENETUNREACH");

  private final Path folder;

  /**
   * Copies the scripts.
   *
   * @param files package.json, package-lock.json and the scripts
   * @param folder where they are run
   */
  public NpmFolder(Path files, Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toAbsolutePath();
    try (Stream<Path> all = Files.list(files)) {
      for (Path file : all.toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Why nothing can be run here; empty when it can. */
  public static Optional<String> obstacle() throws IOException, InterruptedException {
    if (!isOnPath("node") || !isOnPath("npm")) {
      return Optional.of("node and npm are not installed");
    }
    String version = output(Path.of("."), Map.of(), "node", "--version").strip();
    return Integer.parseInt(version.replaceAll("^v|\\..*", "")) >= OLDEST_NODE
        ? Optional.empty()
        : Optional.of("node is " + version + ", older than " + OLDEST_NODE);
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Installs exactly the packages of the lock file; false when the registry is not reached. */
  public boolean install() throws IOException, InterruptedException {
    Path done = folder.resolve("node_modules/.installed");
    String lock = Files.readString(folder.resolve("package-lock.json"));
    if (Files.exists(done) && Files.readString(done).equals(lock)) {
      return true;
    }
    try {
      output(folder, Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    } catch (IOException e) {
      if (NETWORK.stream().anyMatch(String.valueOf(e.getMessage())::contains)) {
        return false;
      }
      throw e;
    }
    Files.writeString(done, lock);
    return true;
  }

  /** Runs a script and reads what it prints. */
  public JsonNode run(String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    return json(output(folder, environment, "node", script));
  }

  /** Reads JSON. */
  public static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }

  private static String output(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("npm", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    String said = Files.readString(errors);
    Files.delete(errors);
    if (process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + output + said);
    }
    return output;
  }
}
