package io.appinventory.catalog.exchange.archive;

import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.exchange.read.Reading;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive: zip, tar or tar.gz, told by its content. An entry that would lie elsewhere, is no
 * file or cannot be unpacked is refused alone; one that does not matter is passed over.
 */
public final class Archive {
  private final Path file;
  private final ArchiveLimits limits;
  private final long largest;

  /** The archive in a file. */
  public Archive(Path file, ArchiveLimits limits, ReadLimits files) {
    this.file = file;
    this.limits = limits;
    this.largest = files.fileBytes();
  }

  /** Whether a file is called like an archive. */
  public static boolean isNamedLikeOne(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    return List.of(".zip", ".tar", ".tar.gz", ".tgz").stream().anyMatch(name::endsWith);
  }

  /**
   * Unpacks.
   *
   * @param folder an empty folder that is there
   * @param wanted which files matter, by their paths
   * @param reading is told what was refused
   * @throws UnreadableArchive when it is none, broken from the start or holds too much
   * @throws IOException when the folder cannot be written
   */
  public void unpack(Path folder, Predicate<Path> wanted, Reading reading)
      throws IOException, UnreadableArchive {
    Unpacking unpacking = new Unpacking(folder.toRealPath(), wanted, reading, largest);
    byte[] start = start();
    if (start.length >= 2 && start[0] == 'P' && start[1] == 'K') {
      zip(unpacking);
    } else if (start.length >= 2 && (start[0] & 0xFF) == 0x1F && (start[1] & 0xFF) == 0x8B) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 65_536)) {
        tar(in, unpacking);
      } catch (ZipException e) {
        throw UnreadableArchive.broken("is not a gzip file");
      }
    } else {
      try (InputStream in = Files.newInputStream(file)) {
        tar(in, unpacking);
      }
    }
  }

  private byte[] start() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(4);
    }
  }

  private void zip(Unpacking unpacking) throws IOException, UnreadableArchive {
    Meter meter = new Meter(limits, Files.size(file));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        meter.entry();
        if (!entry.isDirectory()) {
          unpack(zip, entry, meter, unpacking);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw UnreadableArchive.broken("is not a zip archive that can be read");
    }
  }

  private static void unpack(ZipFile zip, ZipEntry entry, Meter meter, Unpacking unpacking)
      throws IOException, UnreadableArchive {
    if (unpacking.wants(entry.getName())) {
      try (InputStream in = zip.getInputStream(entry)) {
        unpacking.write(entry.getName(), meter.read(in, unpacking.largest));
      } catch (ZipException | java.io.EOFException e) {
        unpacking.refuse(entry.getName(), "cannot be unpacked");
      }
    }
  }

  private void tar(InputStream in, Unpacking unpacking) throws IOException, UnreadableArchive {
    Meter meter = new Meter(limits, Files.size(file));
    TarEntries entries = new TarEntries(new BufferedInputStream(in, 65_536), meter);
    while (entries.next()) {
      meter.entry();
      if (entries.isFile()) {
        byte[] content = entries.read(unpacking.largest);
        if (unpacking.wants(entries.name())) {
          unpacking.write(entries.name(), content);
        }
      } else if (entries.isSpecial()) {
        unpacking.refuse(entries.name(), "is a link or a device, which is not followed");
      }
    }
  }

  /** Where the files go. */
  private record Unpacking(Path folder, Predicate<Path> wanted, Reading reading, long largest) {
    void refuse(String name, String reason) {
      reading.refuse(Place.of(name.length() <= 500 ? name : name.substring(0, 500)), reason);
    }

    boolean wants(String name) {
      try {
        String plain = name.replace('\\', '/');
        Path target = folder.resolve(plain).normalize();
        if (plain.startsWith("/") || !target.startsWith(folder) || target.equals(folder)) {
          refuse(name, "leads out of the archive");
          return false;
        }
        return wanted.test(target);
      } catch (InvalidPathException e) {
        refuse(name, "has no name for a file");
        return false;
      }
    }

    void write(String name, byte[] content) {
      if (content.length > largest) {
        refuse(name, "has more than " + largest + " bytes");
        return;
      }
      Path target = folder.resolve(name.replace('\\', '/')).normalize();
      try {
        Files.createDirectories(target.getParent());
        Files.write(target, content, StandardOpenOption.CREATE_NEW);
      } catch (IOException e) {
        refuse(name, "is there twice, or has a name that is too long");
      }
    }
  }
}
