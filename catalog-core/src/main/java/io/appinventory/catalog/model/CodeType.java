package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A constant of a closed vocabulary, written as its code.
 *
 * @param values all constants, in their order of meaning
 */
public record CodeType<E extends Coded>(List<E> values) implements ValueType<E, String> {
  /** Keeps a copy. */
  public CodeType {
    values = List.copyOf(values);
  }

  /** The constant with the code. */
  public Optional<E> find(String code) {
    return values.stream().filter(value -> value.code().equals(code)).findFirst();
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
    if (!values.contains(value)) {
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
    values.forEach(value -> codes.add(value.code()));
    return schema;
  }

  private String allowed() {
    return values.stream().map(Coded::code).collect(Collectors.joining(", "));
  }
}
