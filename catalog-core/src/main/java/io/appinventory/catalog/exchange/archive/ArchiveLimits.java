package io.appinventory.catalog.exchange.archive;

/**
 * How much an archive may hold. What holds more is refused as a whole.
 *
 * @param entries files and folders
 * @param expandedBytes of all files together
 * @param ratio how many times its own size an archive may expand to, from {@link #FREE} bytes on
 */
public record ArchiveLimits(int entries, long expandedBytes, int ratio) {
  /** The bytes to which any archive may expand. */
  public static final long FREE = 16L << 20;

  /** Checks that each is at least one. */
  public ArchiveLimits {
    if (entries < 1 || expandedBytes < 1 || ratio < 1) {
      throw new IllegalArgumentException("an archive needs room for something");
    }
  }

  /** 100,000 entries, 512 MiB, 200 times its own size. */
  public static ArchiveLimits standard() {
    return new ArchiveLimits(100_000, 512L << 20, 200);
  }
}
