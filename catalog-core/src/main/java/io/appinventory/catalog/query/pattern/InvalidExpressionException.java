package io.appinventory.catalog.query.pattern;

/**
 * A regular expression that is broken, too complex or outside of what both engines understand
 * alike.
 */
public final class InvalidExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidExpressionException(String message) {
    super(message);
  }

  /** What is wrong, never null. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
