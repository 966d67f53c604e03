package io.appinventory.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads rows that an entity owns. */
public final class PartJson {
  private PartJson() {}

  /**
   * Reads one row.
   *
   * @param path where it stands, for errors
   * @param errors takes what is wrong; when anything is, there is no record
   */
  public static <P> Optional<P> read(
      PartType<P> type, String path, JsonNode node, List<FieldError> errors) {
    if (!node.isObject()) {
      errors.add(new FieldError(path, "wrong_type", "is not an object"));
      return Optional.empty();
    }
    int before = errors.size();
    unknown(type, path, node, errors);
    Map<Property<?, ?>, Object> values = new HashMap<>();
    type.properties().forEach(property -> readProperty(property, path, node, values, errors));
    return errors.size() == before ? Optional.of(type.make(new Values(values))) : Optional.empty();
  }

  private static void unknown(
      PartType<?> type, String path, JsonNode node, List<FieldError> errors) {
    List<String> known = type.properties().stream().map(Property::name).toList();
    node.propertyStream()
        .map(Map.Entry::getKey)
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                errors.add(
                    new FieldError(
                        path + "." + name,
                        "unknown_field",
                        "is not a field of " + type.name() + Names.suggestion(name, known))));
  }

  private static <P, T> void readProperty(
      Property<P, T> property,
      String path,
      JsonNode node,
      Map<Property<?, ?>, Object> values,
      List<FieldError> errors) {
    JsonNode value = node.get(property.name());
    String field = path + "." + property.name();
    T fallback = property.defaultValue();
    if (property.access() == Access.READ_ONLY) {
      return;
    }
    if (value != null && !value.isNull()) {
      try {
        values.put(property, property.type().read(value));
      } catch (InvalidValueException e) {
        errors.add(new FieldError(field, e.code(), e.reason()));
      }
    } else if (fallback != null) {
      values.put(property, fallback);
    } else if (property.required()) {
      errors.add(new FieldError(field, "required", "is missing"));
    }
  }

  private record Values(Map<Property<?, ?>, Object> values) implements Row {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable T optional(Property<?, T> property) {
      return (T) values.get(property);
    }
  }
}
