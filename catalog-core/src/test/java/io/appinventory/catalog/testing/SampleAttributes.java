package io.appinventory.catalog.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Attributes that the schema of their type allows, made from that schema. */
final class SampleAttributes {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final JsonNode schemas;

  /** From the schemas of a collection. */
  SampleAttributes(String collection) {
    try (InputStream in =
        Services.class.getResourceAsStream("attributes/" + collection + ".json")) {
      schemas = new ObjectMapper().readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Some of the attributes of a type. */
  Json of(String type, SampleValues values) {
    ObjectNode attributes = JSON.objectNode();
    for (Map.Entry<String, JsonNode> property :
        schemas.path(type).path("properties").properties()) {
      if (values.once(2)) {
        attributes.set(property.getKey(), value(property.getValue(), values));
      }
    }
    return Json.of(attributes);
  }

  private static JsonNode value(JsonNode schema, SampleValues values) {
    if (schema.has("enum")) {
      return values.one(schema.path("enum").valueStream().toList());
    }
    return switch (schema.path("type").asText()) {
      case "boolean" -> JSON.booleanNode(values.once(2));
      case "integer" -> JSON.numberNode(schema.path("minimum").asInt() + values.below(50));
      case "number" -> JSON.numberNode(schema.path("minimum").asInt() + values.below(50) + 0.25);
      case "array" -> JSON.arrayNode().add(value(schema.path("items"), values));
      case "string" -> JSON.textNode(text(schema.path("format").asText(), values));
      default -> throw new AssertionError("no attribute is made for " + schema);
    };
  }

  private static String text(String format, SampleValues values) {
    return switch (format) {
      case "" -> values.one(List.of("one", "zwei", "три", ""));
      case "uri" -> "https://example.test/" + values.below(100);
      case "date" -> "2026-01-31";
      case "date-time" -> "2026-01-31T12:00:00Z";
      default -> throw new AssertionError("no text is made for the format " + format);
    };
  }
}
