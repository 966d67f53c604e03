package io.appinventory.http.imports;

import io.appinventory.catalog.exchange.DescriptorReader;
import io.appinventory.catalog.exchange.archive.Archive;
import io.appinventory.catalog.exchange.archive.ArchiveLimits;
import io.appinventory.catalog.exchange.archive.UnreadableArchive;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.MediaTypes;
import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A body as a folder of files that lives as long as the request: lines as one file, a document as
 * one, an archive unpacked.
 */
final class Upload implements AutoCloseable {
  /** Lines, each a document. */
  static final List<String> LINES =
      List.of(MediaTypes.NDJSON, "application/ndjson", "application/jsonl", MediaTypes.JSON);

  /** Documents of YAML, and archives. */
  static final List<String> FILES =
      List.of(
          "application/yaml",
          "application/x-yaml",
          "text/yaml",
          "application/zip",
          "application/x-zip-compressed",
          "application/gzip",
          "application/x-gzip",
          "application/x-gtar",
          "application/x-tar",
          "application/octet-stream");

  private static final Map<String, String> NAMES =
      Map.of(
          MediaTypes.NDJSON,
          "body.ndjson",
          "application/ndjson",
          "body.ndjson",
          "application/jsonl",
          "body.ndjson",
          MediaTypes.JSON,
          "body.json",
          "application/yaml",
          "body.yaml",
          "application/x-yaml",
          "body.yaml",
          "text/yaml",
          "body.yaml");

  private final Path folder;
  private final Path files;

  private Upload(Path folder, Path files) {
    this.folder = folder;
    this.files = files;
  }

  /** The names of bodies that are no archives, in which everything has to be a descriptor. */
  static Set<String> names() {
    return Set.copyOf(NAMES.values());
  }

  /**
   * Takes the body of a request.
   *
   * @param source what a repository is called that says nothing of its own name
   */
  static Upload of(Exchange exchange, String source) throws IOException {
    Path folder = Files.createTempDirectory("catalog-import-");
    try {
      Path files = Files.createDirectory(folder.resolve(folderName(source)));
      Upload upload = new Upload(folder, files);
      String name = NAMES.get(exchange.mediaType());
      Path body = name == null ? folder.resolve("body") : files.resolve(name);
      try (InputStream in = exchange.body()) {
        Files.copy(in, body);
      }
      return upload;
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  /** The last part of a name, as far as it can be one of a folder. */
  private static String folderName(String source) {
    String last = source.replaceFirst("/+$", "").replaceFirst("^.*/", "");
    String plain = last.replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^\\.+", "");
    return plain.isEmpty() || plain.equals("body")
        ? "upload"
        : plain.substring(0, Math.min(plain.length(), 100));
  }

  /** The folder in which all of it lies; archives are unpacked now. */
  Path unpacked(DescriptorReader reader, ArchiveLimits limits) throws IOException {
    Path body = folder.resolve("body");
    if (Files.exists(body)) {
      try {
        new Archive(body, limits, ReadLimits.standard())
            .unpack(files, file -> matters(file, reader), reader.reading());
      } catch (UnreadableArchive e) {
        throw new ProblemException(
            e.isTooLarge() ? ProblemType.TOO_LARGE : ProblemType.MALFORMED,
            "The archive " + e.getMessage() + ".");
      } catch (java.io.EOFException e) {
        throw new ProblemException(
            Problem.of(ProblemType.MALFORMED, "The archive ends in the middle of an entry."));
      }
    }
    return files;
  }

  /** Descriptors, and what tells which repository they lie in. */
  private static boolean matters(Path file, DescriptorReader reader) {
    return reader.isCandidate(file) || file.endsWith(Path.of(".git", "config"));
  }

  @Override
  public void close() {
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
