package io.appinventory.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Shape;
import java.io.IOException;
import java.util.Set;

/**
 * Writes records as JSON objects, property by property, in the order of their description. Secrets
 * are left out.
 */
public final class EntityJson {
  private EntityJson() {}

  /** Writes an object with all properties. */
  public static <R> void write(JsonGenerator out, Shape<R> shape, R record) throws IOException {
    out.writeStartObject();
    writeProperties(out, shape, record, Set.of());
    out.writeEndObject();
  }

  /** Writes an object with the properties named; with all when none is. */
  public static <R> void write(JsonGenerator out, Shape<R> shape, R record, Set<String> fields)
      throws IOException {
    out.writeStartObject();
    writeProperties(out, shape, record, fields);
    out.writeEndObject();
  }

  /** Writes the properties into an object that is open. */
  public static <R> void writeProperties(
      JsonGenerator out, Shape<R> shape, R record, Set<String> fields) throws IOException {
    for (Property<R, ?> property : shape.properties()) {
      if (property.access() != Access.SECRET
          && (fields.isEmpty() || fields.contains(property.name()))) {
        out.writeFieldName(property.name());
        property.write(out, record);
      }
    }
  }
}
