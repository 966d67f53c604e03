package io.appinventory.catalog.error;

import java.util.List;

/**
 * The connection was lost while committing: the write may or may not have happened. Read before
 * trying again.
 */
public final class OutcomeUnknownException extends CatalogException {
  private static final long serialVersionUID = 1L;

  /** With what broke. */
  public OutcomeUnknownException(Throwable cause) {
    super(
        ErrorCode.OUTCOME_UNKNOWN,
        "The connection was lost while committing; the write may or may not have happened.",
        List.of(),
        cause);
  }
}
