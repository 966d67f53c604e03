package io.appinventory.catalog.audit.seal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one spelling of a JSON value, to be hashed: RFC 8785 but for numbers, which are exact.
 *
 * <p>No white space; members in the order of the UTF-16 code units of their names; in strings only
 * quotation mark, backslash and control characters are escaped, as {@code \b \t \n \f \r} or else
 * as <code>&#92;u00xx</code> in lower case; a number is its digits without zeros at the end and a
 * power of ten: {@code 1.50} is {@code 15e-1}, {@code 200} is {@code 2e2}, {@code 7} is {@code 7}.
 */
final class CanonicalJson {
  /** Takes whatever PostgreSQL keeps: its numbers have up to 147,455 digits. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNumberLength(150_000)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /** The value of a JSON text, with numbers as exact as they are written. */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON that can be sealed", e);
    }
  }

  /** The canonical form of a value. */
  static String of(JsonNode node) {
    CanonicalJson canonical = new CanonicalJson();
    canonical.write(node);
    return canonical.out.toString();
  }

  private void write(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.textValue());
      case NUMBER -> number(node.decimalValue());
      case BOOLEAN, NULL -> out.append(node.asText());
      case BINARY, POJO, MISSING ->
          throw new IllegalArgumentException("not a JSON value: " + node.getNodeType());
    }
  }

  private void object(JsonNode node) {
    Map<String, JsonNode> members = new TreeMap<>();
    node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    String separator = "{";
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      out.append(separator);
      string(member.getKey());
      out.append(':');
      write(member.getValue());
      separator = ",";
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private void array(JsonNode node) {
    out.append('[');
    String separator = "";
    for (JsonNode item : node) {
      out.append(separator);
      write(item);
      separator = ",";
    }
    out.append(']');
  }

  private void number(BigDecimal value) {
    BigDecimal shortest = value.stripTrailingZeros();
    out.append(shortest.unscaledValue());
    if (shortest.scale() != 0) {
      out.append('e').append(-shortest.scale());
    }
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (c < 0x20) {
          out.append("\\u00").append(Character.forDigit(c >> 4, 16));
          out.append(Character.forDigit(c & 15, 16));
        } else {
          out.append(c);
        }
      }
    }
  }
}
