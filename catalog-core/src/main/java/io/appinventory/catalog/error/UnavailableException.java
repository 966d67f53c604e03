package io.appinventory.catalog.error;

import java.util.List;

/**
 * The database cannot be reached, is too busy, or stopped a statement that ran too long. Nothing
 * was written.
 */
public final class UnavailableException extends CatalogException {
  private static final long serialVersionUID = 1L;

  private UnavailableException(ErrorCode code, String message, Throwable cause) {
    super(code, message, List.of(), cause);
  }

  /** The database cannot be reached or refuses connections. */
  public static UnavailableException database(Throwable cause) {
    return new UnavailableException(
        ErrorCode.UNAVAILABLE,
        "The database cannot be reached at the moment; nothing was written.",
        cause);
  }

  /** A statement was stopped by its time limit. */
  public static UnavailableException timeout(Throwable cause) {
    return new UnavailableException(
        ErrorCode.TIMEOUT,
        "The request took longer than allowed and was stopped; nothing was written.",
        cause);
  }
}
