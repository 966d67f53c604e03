package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * A whole number.
 *
 * @param min the least value
 * @param max the greatest value
 */
public record IntegerType(int min, int max) implements ValueType<Integer, Integer> {
  @Override
  public Integer read(JsonNode node) throws InvalidValueException {
    if (!node.isIntegralNumber()) {
      throw ValueType.wrongType("a whole number", node);
    }
    if (!node.canConvertToInt()) {
      throw outOfRange(node.asText());
    }
    check(node.intValue());
    return node.intValue();
  }

  @Override
  public void check(Integer value) throws InvalidValueException {
    if (value < min || value > max) {
      throw outOfRange(value.toString());
    }
  }

  private InvalidValueException outOfRange(String value) {
    return new InvalidValueException(
        "out_of_range", "is " + ValueType.shortened(value) + ", allowed is " + min + " to " + max);
  }

  @Override
  public void write(JsonGenerator out, Integer value) throws IOException {
    out.writeNumber(value);
  }

  @Override
  public JsonNode toJson(Integer value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  @Override
  public Integer decode(Integer stored) {
    return stored;
  }

  @Override
  public Integer encode(Integer value) {
    return value;
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("integer").put("minimum", min).put("maximum", max);
  }
}
