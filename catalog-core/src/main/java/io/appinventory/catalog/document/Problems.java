package io.appinventory.catalog.document;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document, until it is too much. */
final class Problems {
  private final List<FieldError> found = new ArrayList<>();

  /**
   * Adds one.
   *
   * @throws InvalidInputException with all of them when no more are taken
   */
  void add(String path, String code, String message) {
    found.add(new FieldError(path, code, message));
    if (found.size() >= DocumentLoader.MAX_ERRORS) {
      throw new InvalidInputException(found);
    }
  }

  /** Whether any was found in what stands at {@code path}. */
  boolean within(String path) {
    return found.stream()
        .map(FieldError::field)
        .anyMatch(field -> field.equals(path) || field.startsWith(path + "."));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidInputException(found);
    }
  }
}
