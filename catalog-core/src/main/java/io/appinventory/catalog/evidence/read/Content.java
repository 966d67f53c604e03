package io.appinventory.catalog.evidence.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's content, which can be read from its beginning more than once. */
@FunctionalInterface
public interface Content {
  /** Begins to read. */
  InputStream open() throws IOException;

  /** A file. */
  static Content of(Path file) {
    return () -> Files.newInputStream(file);
  }

  /** Bytes, such as the body of a request. */
  static Content of(byte[] bytes) {
    return () -> new ByteArrayInputStream(bytes);
  }
}
