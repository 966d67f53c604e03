package io.appinventory.cli;

import io.appinventory.catalog.exchange.DescriptorReader;
import io.appinventory.catalog.exchange.archive.Archive;
import io.appinventory.catalog.exchange.archive.ArchiveLimits;
import io.appinventory.catalog.exchange.archive.TemporaryFolder;
import io.appinventory.catalog.exchange.archive.UnreadableArchive;
import io.appinventory.catalog.exchange.read.ReadLimits;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an import reads; archives among it are unpacked for as long as this is open. */
final class ImportPaths implements AutoCloseable {
  private final List<TemporaryFolder> unpacked = new ArrayList<>();

  /** The files and folders, with a folder for each archive. */
  List<Path> of(List<Path> paths, DescriptorReader reader) {
    return paths.stream().map(path -> isArchive(path) ? unpack(path, reader) : path).toList();
  }

  private static boolean isArchive(Path path) {
    return Files.isRegularFile(path) && Archive.isNamedLikeOne(name(path));
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private Path unpack(Path archive, DescriptorReader reader) {
    try {
      TemporaryFolder folder = TemporaryFolder.make();
      unpacked.add(folder);
      // The folder's name tells which is which among several.
      Path files = Files.createDirectory(folder.path().resolve(name(archive)));
      new Archive(archive, ArchiveLimits.standard(), ReadLimits.standard())
          .unpack(files, reader::matters, reader.reading());
      return files;
    } catch (UnreadableArchive e) {
      throw new CommandFailure("the archive " + archive + " " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new CommandFailure("the archive " + archive + " ends in the middle of an entry", e);
    } catch (IOException e) {
      throw new CommandFailure("cannot unpack " + archive + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    unpacked.forEach(TemporaryFolder::close);
  }
}
