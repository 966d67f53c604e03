package io.appinventory.catalog.error;

import java.util.List;

/** Values outside of what their fields allow; {@link #errors()} names each of them. */
public final class InvalidInputException extends CatalogException {
  private static final long serialVersionUID = 1L;

  /** With all that is wrong, at least one. */
  public InvalidInputException(List<FieldError> errors) {
    super(ErrorCode.INVALID_INPUT, summary(errors), errors, null);
  }

  /** With one field at fault. */
  public InvalidInputException(String field, String code, String message) {
    this(List.of(new FieldError(field, code, message)));
  }

  private static String summary(List<FieldError> errors) {
    FieldError first = errors.getFirst();
    String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
    return first.field() + ": " + first.message() + more;
  }
}
