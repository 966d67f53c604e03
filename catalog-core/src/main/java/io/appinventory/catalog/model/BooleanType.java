package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** True or false. */
public record BooleanType() implements ValueType<Boolean, Boolean> {
  @Override
  public Boolean read(JsonNode node) throws InvalidValueException {
    if (!node.isBoolean()) {
      throw ValueType.wrongType("true or false", node);
    }
    return node.booleanValue();
  }

  @Override
  public void check(Boolean value) {
    // both are allowed
  }

  @Override
  public void write(JsonGenerator out, Boolean value) throws IOException {
    out.writeBoolean(value);
  }

  @Override
  public JsonNode toJson(Boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }

  @Override
  public Boolean decode(Boolean stored) {
    return stored;
  }

  @Override
  public Boolean encode(Boolean value) {
    return value;
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("boolean");
  }
}
