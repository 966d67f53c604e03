package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Text, kept as given.
 *
 * @param min the least characters, blanks around it not counted; 1 when it may not be blank
 * @param max the most characters (code points)
 * @param format what it has to look like; null for anything
 */
public record TextType(int min, int max, @Nullable TextFormat format)
    implements ValueType<String, String> {
  /** The most characters of text whose column has no limit of its own. */
  public static final int UNLIMITED = 100_000;

  /** Text that may look like anything. */
  public TextType(int min, int max) {
    this(min, max, null);
  }

  @Override
  public String read(JsonNode node) throws InvalidValueException {
    if (!node.isTextual()) {
      throw ValueType.wrongType("text", node);
    }
    check(node.textValue());
    return node.textValue();
  }

  @Override
  public void check(String value) throws InvalidValueException {
    int length = value.codePointCount(0, value.length());
    if (length > max) {
      throw new InvalidValueException(
          "too_long", "has " + length + " characters, at most " + max + " are allowed");
    }
    if (min > 0 && value.isBlank()) {
      throw new InvalidValueException("too_short", "is blank");
    }
    if (!storable(value)) {
      throw new InvalidValueException("invalid", "holds U+0000 or half a surrogate pair");
    }
    if (min > 1) {
      checkLeast(value.strip());
    }
    if (format != null && !format.pattern().matcher(value).matches()) {
      throw new InvalidValueException(
          "invalid", "is " + ValueType.shortened(value) + ", expected " + format.expected());
    }
  }

  private void checkLeast(String stripped) throws InvalidValueException {
    int length = stripped.codePointCount(0, stripped.length());
    if (length < min) {
      throw new InvalidValueException(
          "too_short", "has " + length + " characters, at least " + min + " are needed");
    }
  }

  /** Whether PostgreSQL can keep the text: no U+0000, no half of a surrogate pair. */
  public static boolean storable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void write(JsonGenerator out, String value) throws IOException {
    out.writeString(value);
  }

  @Override
  public JsonNode toJson(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  @Override
  public String decode(String stored) {
    return stored;
  }

  @Override
  public String encode(String value) {
    return value;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = ValueType.schemaOf("string").put("maxLength", max);
    if (format != null) {
      schema.put("pattern", "^" + format.pattern() + "$");
    }
    return min > 0 ? schema.put("minLength", min) : schema;
  }
}
