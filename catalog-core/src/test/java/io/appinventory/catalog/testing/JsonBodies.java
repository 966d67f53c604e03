package io.appinventory.catalog.testing;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.UserRole;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON as a client sends and sees it. */
public final class JsonBodies {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .disable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private JsonBodies() {}

  /** What a client sends; quotes may be single. */
  public static ObjectNode body(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }

  /** An object with nothing in it. */
  public static ObjectNode body() {
    return MAPPER.createObjectNode();
  }

  /** What a client sees of a record. */
  public static <R> ObjectNode seen(Shape<R> shape, R record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = MAPPER.createGenerator(text)) {
      EntityJson.write(out, Masking.ofAnswers(UserRole.ADMIN), shape, record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try {
      return (ObjectNode) MAPPER.readTree(text.toString());
    } catch (JsonProcessingException e) {
      throw new AssertionError(text.toString(), e);
    }
  }

  /** What a client sees of a record, without what a client may not write. */
  public static <R> ObjectNode seenAndWritable(Shape<R> shape, R record) {
    ObjectNode seen = seen(shape, record);
    shape.properties().stream()
        .filter(property -> property.access() == Access.READ_ONLY)
        .forEach(property -> seen.remove(property.name()));
    return seen;
  }
}
