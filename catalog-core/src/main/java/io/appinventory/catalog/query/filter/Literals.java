package io.appinventory.catalog.query.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Property;
import java.util.Optional;

/** Literals of Java values and of JSON. */
final class Literals {
  private Literals() {}

  /** As the property writes the value. */
  static <T> Literal of(Property<?, T> property, T value) {
    return of(property.type().toJson(value), Position.NONE)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    property.name() + " has no value that can be compared"));
  }

  /** Of a text, number, true or false; empty for everything else. */
  static Optional<Literal> of(JsonNode node, Position at) {
    if (node.isTextual()) {
      return Optional.of(new Literal.Text(node.textValue(), at));
    }
    if (node.isNumber() && Double.isFinite(node.doubleValue())) {
      return Optional.of(new Literal.Numeral(node.decimalValue(), at));
    }
    return node.isBoolean()
        ? Optional.of(new Literal.Bool(node.booleanValue(), at))
        : Optional.empty();
  }
}
