package io.appinventory.http.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Values by the schemas of a description, some of which are as they should be. */
public final class FuzzedValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "\u0000",
          "\ud800",
          "' or 1=1 --",
          "%",
          "\\",
          "\"",
          "*",
          "null",
          "🦊 ﷽ Ünïcödé",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "name = \"a\"",
          "count(repositories) >= 1",
          "name desc, created_at",
          "team_id,type",
          "name:\"" + "x".repeat(500) + "\"",
          "(".repeat(200),
          "2026-02-30T00:00:00Z",
          "2026-03-01T12:00:00Z",
          "9".repeat(400),
          "x".repeat(70_000));
  private static final List<JsonNode> NUMBERS =
      List.of(
          JSON.numberNode(0),
          JSON.numberNode(1),
          JSON.numberNode(-1),
          JSON.numberNode(3),
          JSON.numberNode(Long.MAX_VALUE),
          JSON.numberNode(new java.math.BigDecimal("1e400")),
          JSON.numberNode(0.5));

  private final Random random;
  private final JsonNode document;
  private final List<String> ids = new ArrayList<>();

  /** By the schemas of an OpenAPI document. */
  public FuzzedValues(JsonNode document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** From now on some references refer to this entity. */
  public void know(String id) {
    ids.add(id);
  }

  /** A value: most often one that the schema allows. */
  public JsonNode of(JsonNode schema) {
    return of(schema, 0);
  }

  private JsonNode of(JsonNode raw, int depth) {
    JsonNode schema = resolved(raw);
    if (depth > 5 || random.nextInt(14) == 0) {
      return anything(depth);
    }
    if (schema.has("enum") && random.nextInt(8) > 0) {
      return pick(schema.get("enum"));
    }
    JsonNode type = schema.path("type");
    return switch (type.isArray() ? pick(type).asText() : type.asText()) {
      case "string" -> JSON.textNode(text(schema.path("format").asText()));
      case "integer", "number" -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "array" -> array(schema, depth);
      case "object" -> object(schema, depth);
      case "null" -> JSON.nullNode();
      default -> anything(depth);
    };
  }

  private JsonNode resolved(JsonNode schema) {
    for (String choice : List.of("anyOf", "oneOf")) {
      if (schema.has(choice)) {
        return resolved(pick(schema.get(choice)));
      }
    }
    String ref = schema.path("$ref").asText();
    return ref.isEmpty() ? schema : document.at(ref.substring(1));
  }

  private JsonNode pick(JsonNode list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A text in a format, or any. */
  public String text(String format) {
    if (format.equals("uuid") && random.nextInt(6) > 0) {
      return ids.isEmpty() || random.nextInt(4) == 0
          ? new UUID(random.nextLong(), random.nextLong()).toString()
          : ids.get(random.nextInt(ids.size()));
    }
    if (format.equals("email") && random.nextInt(6) > 0) {
      return "u" + random.nextInt(1000) + "@acme.example";
    }
    if (format.equals("uri") && random.nextInt(6) > 0) {
      return "https://acme.example/" + random.nextInt(1000);
    }
    return random.nextInt(3) > 0
        ? "n" + random.nextInt(100_000)
        : TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private JsonNode array(JsonNode schema, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(of(schema.path("items"), depth + 1));
    }
    return array;
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      if (random.nextInt(3) == 0
          || required.contains(property.getKey()) && random.nextInt(20) > 0) {
        object.set(property.getKey(), of(property.getValue(), depth + 1));
      }
    }
    if (random.nextInt(12) == 0) {
      object.set(text(""), anything(depth + 1));
    }
    return object;
  }

  private JsonNode anything(int depth) {
    return switch (random.nextInt(depth > 5 ? 4 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> NUMBERS.get(random.nextInt(NUMBERS.size()));
      case 3 -> JSON.textNode(text(""));
      case 4 -> JSON.arrayNode().add(anything(depth + 1));
      default -> JSON.objectNode().set("x", anything(depth + 1));
    };
  }
}
