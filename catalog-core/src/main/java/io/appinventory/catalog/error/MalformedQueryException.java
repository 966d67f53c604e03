package io.appinventory.catalog.error;

import java.util.List;

/** A filter, order, cursor or field list that does not parse or names what does not exist. */
public final class MalformedQueryException extends CatalogException {
  private static final long serialVersionUID = 1L;

  /**
   * With the parameter at fault.
   *
   * @param parameter the parameter's name, such as {@code filter}
   * @param message the position (from 1), what was found there and what is allowed
   */
  public MalformedQueryException(String parameter, String message) {
    super(
        ErrorCode.INVALID_QUERY,
        parameter + ": " + message,
        List.of(new FieldError(parameter, "invalid", message)),
        null);
  }
}
