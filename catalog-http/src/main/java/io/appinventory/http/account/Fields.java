package io.appinventory.http.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a small body that belongs to no entity, and reports all that is wrong at
 * once.
 */
final class Fields {
  private final ObjectNode body;
  private final List<FieldError> errors = new ArrayList<>();

  /** Reads a body that may hold only these fields. */
  Fields(ObjectNode body, String... known) {
    this.body = body;
    List<String> names = List.of(known);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                error(name, "unknown_field", "is not a field" + Names.suggestion(name, names));
              }
            });
  }

  /** A value that has to be there. */
  <T> @Nullable T required(String name, ValueType<T, ?> type) {
    JsonNode value = body.path(name);
    if (value.isMissingNode() || value.isNull()) {
      error(name, "required", "is missing");
      return null;
    }
    return read(name, type, value);
  }

  /** A value that may be absent or null. */
  <T> Optional<T> optional(String name, ValueType<T, ?> type) {
    JsonNode value = body.path(name);
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.ofNullable(read(name, type, value));
  }

  private <T> @Nullable T read(String name, ValueType<T, ?> type, JsonNode value) {
    try {
      return type.read(value);
    } catch (InvalidValueException e) {
      error(name, e.code(), e.reason());
      return null;
    }
  }

  private void error(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
  }

  /** Refuses the body when anything in it was wrong. */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidInputException(errors);
    }
  }
}
