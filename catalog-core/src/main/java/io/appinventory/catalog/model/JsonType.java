package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.jooq.JSONB;

/**
 * A JSON object, or a list of anything. What may stand in it is checked by the rules of the entity
 * type.
 *
 * @param maxBytes the most bytes of its text in UTF-8
 * @param list whether it is a list
 */
public record JsonType(int maxBytes, boolean list) implements ValueType<Json, JSONB> {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_DIGITS = 100;

  @Override
  public Json read(JsonNode node) throws InvalidValueException {
    if (!fits(node)) {
      throw ValueType.wrongType(list ? "a list" : "a JSON object", node);
    }
    Json value = Json.of(node);
    check(value);
    return value;
  }

  @Override
  public void check(Json value) throws InvalidValueException {
    if (value.text().getBytes(StandardCharsets.UTF_8).length > maxBytes) {
      throw new InvalidValueException("too_long", "is larger than " + maxBytes + " bytes");
    }
    if (!fits(value.node())) {
      throw ValueType.wrongType(list ? "a list" : "a JSON object", value.node());
    }
    if (!storable(value.node(), MAX_DEPTH)) {
      throw new InvalidValueException(
          "invalid",
          "is nested deeper than "
              + MAX_DEPTH
              + " levels, or holds a text with U+0000 or a number of more than "
              + MAX_DIGITS
              + " digits");
    }
  }

  private boolean fits(JsonNode node) {
    return list ? node.isArray() : node.isObject();
  }

  private static boolean storable(JsonNode node, int depth) {
    if (node.isTextual()) {
      return TextType.storable(node.textValue());
    }
    if (node.isNumber()) {
      return storable(node.decimalValue());
    }
    if (depth == 0) {
      return !node.isContainerNode();
    }
    boolean names = node.properties().stream().allMatch(entry -> TextType.storable(entry.getKey()));
    return names && node.valueStream().allMatch(child -> storable(child, depth - 1));
  }

  /** PostgreSQL writes numbers out in full, so that a short one with a great exponent is long. */
  private static boolean storable(BigDecimal number) {
    return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
  }

  @Override
  public void write(JsonGenerator out, Json value) throws IOException {
    out.writeRawValue(value.text());
  }

  @Override
  public JsonNode toJson(Json value) {
    return value.node();
  }

  @Override
  public Json decode(JSONB stored) {
    return Json.ofText(stored.data());
  }

  @Override
  public JSONB encode(Json value) {
    return JSONB.jsonb(value.text());
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf(list ? "array" : "object");
  }
}
