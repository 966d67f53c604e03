package io.appinventory.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.session.Masking;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes records as JSON objects, property by property, in the order of their description. Secrets
 * are left out. What is masked for who asks is written as its mask or, where that would be no text,
 * left out; {@value #MASKED} then names it.
 */
public final class EntityJson {
  /** Where objects name what is masked in them. */
  public static final String MASKED = "masked";

  private EntityJson() {}

  /** Writes an object with all properties. */
  public static <R> void write(JsonGenerator out, Masking masking, Shape<R> shape, R record)
      throws IOException {
    write(out, masking, shape, record, Set.of());
  }

  /** Writes an object with the properties named; with all when none is. */
  public static <R> void write(
      JsonGenerator out, Masking masking, Shape<R> shape, R record, Set<String> fields)
      throws IOException {
    out.writeStartObject();
    writeProperties(out, masking, shape, record, fields);
    out.writeEndObject();
  }

  /** Writes the properties into an object that is open. */
  public static <R> void writeProperties(
      JsonGenerator out, Masking masking, Shape<R> shape, R record, Set<String> fields)
      throws IOException {
    List<String> masked = new ArrayList<>();
    for (Property<R, ?> property : shape.properties()) {
      if (property.access() != Access.SECRET
          && (fields.isEmpty() || fields.contains(property.name()))) {
        if (masking.hides(property)) {
          masked.add(property.name());
          writeMask(out, property, record);
        } else {
          out.writeFieldName(property.name());
          property.write(out, record);
        }
      }
    }
    if (!masked.isEmpty()) {
      out.writeArrayFieldStart(MASKED);
      for (String name : masked) {
        out.writeString(name);
      }
      out.writeEndArray();
    }
  }

  private static <R, T> void writeMask(JsonGenerator out, Property<R, T> property, R record)
      throws IOException {
    JsonNode mask = Masking.masked(property.toJson(property.of(record)));
    if (mask.isTextual()) {
      out.writeStringField(property.name(), mask.textValue());
    }
  }
}
