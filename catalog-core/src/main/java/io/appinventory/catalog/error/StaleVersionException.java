package io.appinventory.catalog.error;

import java.util.List;

/** The entity was written by someone else since the caller read it. */
public final class StaleVersionException extends CatalogException {
  private static final long serialVersionUID = 1L;

  /** With the version the caller based the write on, and the one that is there now. */
  public StaleVersionException(long expected, long actual) {
    super(
        ErrorCode.STALE_VERSION,
        "The entity is at version " + actual + ", not " + expected + ": read it again.",
        List.of(),
        null);
  }
}
