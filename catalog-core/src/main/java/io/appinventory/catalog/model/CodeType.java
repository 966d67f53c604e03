package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A constant of a closed vocabulary, written as its code. */
public final class CodeType<E extends Coded> implements ValueType<E, String> {
  private final Map<String, E> byCode = new LinkedHashMap<>();

  /** With all constants, in their order of meaning. */
  public CodeType(List<E> values) {
    values.forEach(value -> byCode.put(value.code(), value));
  }

  /** All constants, in their order of meaning. */
  public List<E> values() {
    return List.copyOf(byCode.values());
  }

  /** The constant with the code. */
  public Optional<E> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }

  @Override
  public E read(JsonNode node) throws InvalidValueException {
    if (!node.isTextual()) {
      throw ValueType.wrongType("one of " + allowed(), node);
    }
    String code = node.textValue();
    return find(code).orElseThrow(() -> notAllowed(code));
  }

  private InvalidValueException notAllowed(String code) {
    return new InvalidValueException(
        "not_allowed", "is '" + ValueType.shortened(code) + "', allowed are " + allowed());
  }

  @Override
  public void check(E value) throws InvalidValueException {
    if (!byCode.containsValue(value)) {
      throw notAllowed(value.code());
    }
  }

  @Override
  public void write(JsonGenerator out, E value) throws IOException {
    out.writeString(value.code());
  }

  @Override
  public JsonNode toJson(E value) {
    return JsonNodeFactory.instance.textNode(value.code());
  }

  @Override
  public E decode(String stored) {
    return find(stored)
        .orElseThrow(() -> new IllegalStateException("unknown code in the database: " + stored));
  }

  @Override
  public String encode(E value) {
    return value.code();
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = ValueType.schemaOf("string");
    ArrayNode codes = schema.putArray("enum");
    byCode.keySet().forEach(codes::add);
    return schema;
  }

  private String allowed() {
    return String.join(", ", byCode.keySet());
  }
}
