package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.UUID;

/** The id of another entity. That it exists is checked by the store. */
public record ReferenceType<E>() implements ValueType<Id<E>, UUID> {
  @Override
  public Id<E> read(JsonNode node) throws InvalidValueException {
    if (!node.isTextual()) {
      throw ValueType.wrongType("a UUID", node);
    }
    return Id.of(UuidType.parse(node.textValue()));
  }

  @Override
  public void check(Id<E> value) {
    // every UUID is well-formed
  }

  @Override
  public void write(JsonGenerator out, Id<E> value) throws IOException {
    out.writeString(value.toString());
  }

  @Override
  public JsonNode toJson(Id<E> value) {
    return JsonNodeFactory.instance.textNode(value.toString());
  }

  @Override
  public Id<E> decode(UUID stored) {
    return Id.of(stored);
  }

  @Override
  public UUID encode(Id<E> value) {
    return value.value();
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("string").put("format", "uuid");
  }
}
