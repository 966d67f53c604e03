package io.appinventory.catalog.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog refuses or cannot do. The message is written for the caller: it says what, which
 * value and what is allowed, and never holds a class name or SQL.
 */
public sealed class CatalogException extends RuntimeException
    permits ConflictException,
        InvalidInputException,
        MalformedQueryException,
        NotAllowedException,
        NotAuthenticatedException,
        NotFoundException,
        OutcomeUnknownException,
        StaleVersionException,
        TooManyRequestsException,
        UnavailableException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<FieldError> errors;

  CatalogException(
      ErrorCode code, String message, List<FieldError> errors, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  /** The stable code of the cause. */
  public final ErrorCode code() {
    return code;
  }

  /** The fields at fault; empty when no field is. */
  public final List<FieldError> errors() {
    return errors;
  }

  /** The message, never null. */
  @Override
  public final String getMessage() {
    String message = super.getMessage();
    return message == null ? code.code() : message;
  }
}
