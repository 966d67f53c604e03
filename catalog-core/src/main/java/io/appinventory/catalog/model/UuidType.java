package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;

/** A UUID that identifies nothing of the catalog's own types. */
public record UuidType() implements ValueType<UUID, UUID> {
  @Override
  public UUID read(JsonNode node) throws InvalidValueException {
    if (!node.isTextual()) {
      throw ValueType.wrongType("a UUID", node);
    }
    return parse(node.textValue());
  }

  @Override
  public void check(UUID value) {
    // every UUID is well-formed
  }

  @Override
  public void write(JsonGenerator out, UUID value) throws IOException {
    out.writeString(value.toString());
  }

  @Override
  public JsonNode toJson(UUID value) {
    return JsonNodeFactory.instance.textNode(value.toString());
  }

  @Override
  public UUID decode(UUID stored) {
    return stored;
  }

  @Override
  public UUID encode(UUID value) {
    return value;
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("string").put("format", "uuid");
  }

  /** Reads the 36-character form, in upper or lower case. */
  public static UUID parse(String text) throws InvalidValueException {
    if (text.length() == 36) {
      try {
        UUID value = UUID.fromString(text);
        // which also takes signs, and hyphens at other places
        if (value.toString().equalsIgnoreCase(text)) {
          return value;
        }
      } catch (IllegalArgumentException e) {
        // answered below, as every other text that is no UUID
      }
    }
    throw new InvalidValueException(
        "invalid", "is '" + ValueType.shortened(text) + "', expected a UUID");
  }
}
