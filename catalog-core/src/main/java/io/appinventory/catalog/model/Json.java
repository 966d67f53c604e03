package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable JSON value that is parsed only when somebody looks inside. Two are equal when their
 * values are, whatever their spelling.
 */
public final class Json {
  /** Keeps numbers as they are: exact, and with the digits they were given. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String text;
  private volatile @Nullable JsonNode node;

  private Json(String text, @Nullable JsonNode node) {
    this.text = text;
    this.node = node;
  }

  /** From JSON text that is known to be valid, such as PostgreSQL's. It is not parsed here. */
  public static Json ofText(String text) {
    return new Json(Objects.requireNonNull(text, "text"), null);
  }

  /** From a tree, which is copied. */
  public static Json of(JsonNode node) {
    return new Json(node.toString(), node.deepCopy());
  }

  /** The empty object. */
  public static Json emptyObject() {
    return new Json("{}", null);
  }

  /** The empty list. */
  public static Json emptyList() {
    return new Json("[]", null);
  }

  /** The JSON text. */
  public String text() {
    return text;
  }

  /** The tree; callers do not change it. */
  public JsonNode node() {
    JsonNode parsed = node;
    if (parsed == null) {
      parsed = parse(text);
      node = parsed;
    }
    return parsed;
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Json that
        && (text.equals(that.text) || plain(node()).equals(plain(that.node())));
  }

  @Override
  public int hashCode() {
    return plain(node()).hashCode();
  }

  /** The same tree with one spelling for each number: 1, 1.0 and 1e0 are equal. */
  private static JsonNode plain(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object.properties().forEach(entry -> copy.set(entry.getKey(), plain(entry.getValue())));
        yield copy;
      }
      case ArrayNode array ->
          NODES.arrayNode().addAll(array.valueStream().map(Json::plain).toList());
      case NumericNode number -> NODES.numberNode(number.decimalValue().stripTrailingZeros());
      default -> node;
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
