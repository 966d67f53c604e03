package io.appinventory.catalog.exchange.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.filter.Filter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the entities of one type as lines. Secrets are left out. */
public final class EntityList {
  private static final JsonFactory JSON = new JsonFactory();

  private EntityList() {}

  /** One JSON object a line, as the API shows it. */
  public static <R extends Entity<R>> void writeNdjson(
      Reader reader, EntityType<R> type, Filter filter, Writer out) throws IOException {
    EntityPages.each(
        reader,
        type,
        filter,
        entity -> {
          StringWriter line = new StringWriter();
          try (JsonGenerator json = JSON.createGenerator(line)) {
            EntityJson.write(json, type, entity);
          }
          out.write(line + "\n");
        });
  }

  /**
   * CSV (RFC 4180) with a heading. Lists and objects are JSON; a text that a spreadsheet would take
   * for a formula begins with an apostrophe.
   */
  public static <R extends Entity<R>> void writeCsv(
      Reader reader, EntityType<R> type, Filter filter, Writer out) throws IOException {
    List<Property<R, ?>> columns =
        type.properties().stream().filter(property -> property.access() != Access.SECRET).toList();
    out.write(columns.stream().map(Property::name).collect(Collectors.joining(",")) + "\r\n");
    EntityPages.each(
        reader,
        type,
        filter,
        entity ->
            out.write(
                columns.stream()
                        .map(column -> cell(json(column, entity)))
                        .collect(Collectors.joining(","))
                    + "\r\n"));
  }

  private static <R, T> JsonNode json(Property<R, T> property, R entity) {
    return property.toJson(property.of(entity));
  }

  private static String cell(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    String text = value.isTextual() ? safe(value.textValue()) : value.toString();
    boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  private static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
