package io.appinventory.catalog.model;

/** A value that its type does not take; whoever knows the field turns it into a field error. */
public final class InvalidValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * With the reason.
   *
   * @param code a code of {@link io.appinventory.catalog.error.FieldError}
   * @param message what was found and what is allowed
   */
  public InvalidValueException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** The code of the field error. */
  public String code() {
    return code;
  }

  /** What was found and what is allowed. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
