package io.appinventory.catalog.error;

import java.util.List;

/** What was asked collides with what is there. */
public final class ConflictException extends CatalogException {
  private static final long serialVersionUID = 1L;

  private ConflictException(ErrorCode code, String message, List<FieldError> errors) {
    super(code, message, errors, null);
  }

  /** The state of the catalog does not allow it. */
  public static ConflictException state(String message) {
    return new ConflictException(ErrorCode.CONFLICT, message, List.of());
  }

  /** The same is being done by somebody else right now; it is over in a moment. */
  public static ConflictException inProgress(String message) {
    return new ConflictException(ErrorCode.IN_PROGRESS, message, List.of());
  }

  /** The value of {@code field} must be unique and is taken. */
  public static ConflictException duplicate(String field, String message) {
    return new ConflictException(
        ErrorCode.DUPLICATE, message, List.of(new FieldError(field, "duplicate", message)));
  }
}
