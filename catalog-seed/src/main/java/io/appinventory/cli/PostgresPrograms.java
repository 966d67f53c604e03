package io.appinventory.cli;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs for this platform, unpacked from the class path. */
final class PostgresPrograms {
  private final Path bin;

  private PostgresPrograms(Path bin) {
    this.bin = bin;
  }

  /**
   * Unpacks the programs into this folder unless they are there. Not for use by two processes at
   * once.
   */
  static PostgresPrograms in(Path folder) throws IOException {
    byte[] archive = archive();
    var checksum = new CRC32();
    checksum.update(archive);
    // Named by content: another version of the programs goes into another folder.
    Path home = folder.resolve("programs-%08x".formatted(checksum.getValue()));
    if (!Files.exists(home)) {
      // Moved when complete: an interrupted run is repeated.
      Path unpacked = Files.createTempDirectory(folder, "unpacking");
      unpack(archive, unpacked);
      Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresPrograms(home.resolve("bin"));
  }

  /**
   * Runs a program to its end.
   *
   * @throws IOException with the last line it wrote, when it fails
   */
  void run(Path log, String program, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (LinuxUtils.isUnshareAvailable()) {
      // PostgreSQL refuses to run as root. In a user namespace of its own root is nobody, with the
      // same files.
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(arguments);
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    process.environment().keySet().removeIf(name -> name.startsWith("PG"));
    try {
      int status = process.start().waitFor();
      if (status != 0) {
        throw new IOException(
            "%s failed: %s".formatted(program, Files.readAllLines(log).getLast()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(program + " was interrupted", e);
    }
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String family =
        system.startsWith("mac") ? "Darwin" : system.startsWith("win") ? "Windows" : "Linux";
    String processor = System.getProperty("os.arch").replace("amd64", "x86_64");
    try (InputStream archive =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(family, processor)) {
      return archive.readAllBytes();
    }
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Path parent = Files.createDirectories(Objects.requireNonNull(file.getParent()));
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          if (parent.endsWith("bin")) {
            file.toFile().setExecutable(true);
          }
        }
      }
    }
  }
}
