package io.appinventory.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is written beside the one it takes the place of, which stays as it was until all is
 * written. What is no file, such as a pipe, is written to as it is.
 */
final class ReplacedFile implements AutoCloseable {
  private final Path file;
  private final Path written;
  private final BufferedWriter writer;

  private ReplacedFile(Path file, Path written) throws IOException {
    this.file = file;
    this.written = written;
    this.writer = Files.newBufferedWriter(written);
  }

  /** One that may take the place of {@code file}. */
  static ReplacedFile at(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return new ReplacedFile(file, file);
    }
    Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    return new ReplacedFile(target, target.resolveSibling(target.getFileName() + ".part"));
  }

  /** What writes it. */
  BufferedWriter writer() {
    return writer;
  }

  /** Puts what was written in the place of the file. */
  void keep() throws IOException {
    writer.close();
    if (!written.equals(file)) {
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Drops what was written and not kept. */
  @Override
  public void close() throws IOException {
    writer.close();
    if (!written.equals(file)) {
      Files.deleteIfExists(written);
    }
  }
}
