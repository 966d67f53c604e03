package io.appinventory.http.imports;

import io.appinventory.catalog.exchange.DescriptorReader;
import io.appinventory.catalog.exchange.archive.Archive;
import io.appinventory.catalog.exchange.archive.ArchiveLimits;
import io.appinventory.catalog.exchange.archive.TemporaryFolder;
import io.appinventory.catalog.exchange.archive.UnreadableArchive;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.MediaTypes;
import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  private final TemporaryFolder folder;
  private final Path files;

  private Upload(TemporaryFolder folder, Path files) {
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
    TemporaryFolder folder = TemporaryFolder.make();
    try {
      Path files = Files.createDirectory(folder.path().resolve(folderName(source)));
      Upload upload = new Upload(folder, files);
      String name = NAMES.get(exchange.mediaType());
      Path body = name == null ? folder.path().resolve("body") : files.resolve(name);
      try (InputStream in = exchange.body()) {
        Files.copy(in, body);
      }
      return upload;
    } catch (IOException | RuntimeException e) {
      folder.close();
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
    Path body = folder.path().resolve("body");
    if (Files.exists(body)) {
      try {
        new Archive(body, limits, ReadLimits.standard())
            .unpack(files, reader::matters, reader.reading());
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

  @Override
  public void close() {
    folder.close();
  }
}
