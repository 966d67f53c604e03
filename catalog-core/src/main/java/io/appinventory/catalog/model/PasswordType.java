package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A password: read from plain text, kept as a bcrypt hash, never shown. Reading hashes, so it
 * belongs outside of transactions.
 *
 * @param minLength the least characters of a new password
 */
public record PasswordType(int minLength) implements ValueType<Password, String> {
  private static final String MASK = "********";

  @Override
  public Password read(JsonNode node) throws InvalidValueException {
    if (!node.isTextual()) {
      throw new InvalidValueException("wrong_type", "is not text");
    }
    String plain = node.textValue();
    if (plain.codePointCount(0, plain.length()) < minLength) {
      throw new InvalidValueException("too_short", "has fewer than " + minLength + " characters");
    }
    if (plain.getBytes(StandardCharsets.UTF_8).length > Password.MAX_BYTES) {
      throw new InvalidValueException("too_long", "has more than " + Password.MAX_BYTES + " bytes");
    }
    if (!TextType.storable(plain)) {
      throw new InvalidValueException("invalid", "holds U+0000 or half a surrogate pair");
    }
    return Password.hash(plain, Password.COST);
  }

  @Override
  public void check(Password value) {
    // checked while it was plain
  }

  @Override
  public void write(JsonGenerator out, Password value) throws IOException {
    out.writeString(MASK);
  }

  @Override
  public JsonNode toJson(Password value) {
    return JsonNodeFactory.instance.textNode(MASK);
  }

  @Override
  public Password decode(String stored) {
    return Password.ofHash(stored);
  }

  @Override
  public String encode(Password value) {
    return value.hash();
  }

  @Override
  public ObjectNode schema() {
    return ValueType.schemaOf("string")
        .put("format", "password")
        .put("minLength", minLength)
        .put("writeOnly", true);
  }
}
