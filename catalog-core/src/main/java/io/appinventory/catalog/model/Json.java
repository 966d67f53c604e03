package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    return other instanceof Json that && (text.equals(that.text) || node().equals(that.node()));
  }

  @Override
  public int hashCode() {
    return node().hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
