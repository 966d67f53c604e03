package io.appinventory.catalog.exchange.archive;

import java.io.IOException;
import java.io.InputStream;

/** Counts what comes out of an archive. */
final class Meter {
  private final ArchiveLimits limits;
  private final long packed;
  private long expanded;
  private int entries;

  /**
   * Nothing yet.
   *
   * @param packed the bytes of the archive itself
   */
  Meter(ArchiveLimits limits, long packed) {
    this.limits = limits;
    this.packed = packed;
  }

  /** One more entry. */
  void entry() throws UnreadableArchive {
    if (++entries > limits.entries()) {
      throw UnreadableArchive.tooLarge("has more than " + limits.entries() + " entries");
    }
  }

  /** So many bytes more. */
  void bytes(long more) throws UnreadableArchive {
    expanded += more;
    if (expanded > limits.expandedBytes()) {
      throw UnreadableArchive.tooLarge("expands to more than " + limits.expandedBytes() + " bytes");
    }
    if (expanded > ArchiveLimits.FREE && expanded / limits.ratio() > packed) {
      throw UnreadableArchive.tooLarge(
          "expands to more than " + limits.ratio() + " times its size");
    }
  }

  /** Reads to the end, or one byte past {@code most}. */
  byte[] read(InputStream in, long most) throws IOException, UnreadableArchive {
    byte[] part = new byte[65_536];
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    for (int count = in.read(part); count >= 0; count = in.read(part)) {
      bytes(count);
      if (all.size() <= most) {
        all.write(part, 0, count);
      }
    }
    return all.toByteArray();
  }
}
