package io.appinventory.catalog.exchange.archive;

import java.io.Serial;

/** An archive that is refused as a whole. The message says why. */
public final class UnreadableArchive extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  private UnreadableArchive(String message, boolean tooLarge) {
    super(message, null, false, false);
    this.tooLarge = tooLarge;
  }

  /** It is none, or broken. */
  static UnreadableArchive broken(String message) {
    return new UnreadableArchive(message, false);
  }

  /** It holds more than is allowed. */
  static UnreadableArchive tooLarge(String message) {
    return new UnreadableArchive(message, true);
  }

  /** Whether it is sound but for its size. */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
