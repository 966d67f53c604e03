package io.appinventory.catalog.error;

import java.util.List;

/** Nobody is signed in, or what was presented is not valid. */
public final class NotAuthenticatedException extends CatalogException {
  private static final long serialVersionUID = 1L;

  /** With what is said to the caller. */
  public NotAuthenticatedException(String message) {
    super(ErrorCode.NOT_AUTHENTICATED, message, List.of(), null);
  }

  private NotAuthenticatedException(String message, FieldError error) {
    super(ErrorCode.NOT_AUTHENTICATED, message, List.of(error), null);
  }

  /** All is right so far, and a code of the second factor is missing. */
  public static NotAuthenticatedException codeRequired() {
    String message = "A code of the second factor is needed.";
    return new NotAuthenticatedException(message, new FieldError("code", "required", "is missing"));
  }
}
