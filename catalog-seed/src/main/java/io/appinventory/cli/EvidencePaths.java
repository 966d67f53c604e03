package io.appinventory.cli;

import io.appinventory.catalog.evidence.read.EvidenceReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What commands that take files of tools are given: where these are, and of when they are. */
final class EvidencePaths {
  private EvidencePaths() {}

  /** Reads files and folders. */
  static EvidenceReader read(EvidenceReader reader, List<Path> paths) {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CommandFailure("there is no " + path);
      }
    }
    try {
      return reader.read(paths);
    } catch (UncheckedIOException e) {
      throw new CommandFailure("cannot read: " + e.getMessage(), e);
    }
  }

  /** The time that an option says; null where it is not given. */
  static @Nullable Instant time(CommandSpec spec, String option, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new ParameterException(
          spec.commandLine(), option + " is '" + text + "', expected 2026-01-31T00:00:00Z");
    }
  }
}
