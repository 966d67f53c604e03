package io.appinventory.catalog.error;

import java.util.List;

/** The caller is known and may not do this. */
public final class NotAllowedException extends CatalogException {
  private static final long serialVersionUID = 1L;

  /** With what is said to the caller. */
  public NotAllowedException(String message) {
    super(ErrorCode.NOT_ALLOWED, message, List.of(), null);
  }
}
