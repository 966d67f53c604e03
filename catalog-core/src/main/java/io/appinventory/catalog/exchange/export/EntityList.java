package io.appinventory.catalog.exchange.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Masking;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the entities of one type as lines. Secrets are left out; what who asks may not take away
 * is masked.
 */
public final class EntityList {
  private static final JsonFactory JSON = new JsonFactory();

  private EntityList() {}

  /** One JSON object a line, as the API shows it, but for what is masked. */
  public static <R extends Entity<R>> void writeNdjson(
      Reader reader, EntityType<R> type, Filter filter, Writer out) throws IOException {
    Masking masking = masking(reader);
    EntityPages.each(
        reader,
        type,
        filter,
        entity -> {
          StringWriter line = new StringWriter();
          try (JsonGenerator json = JSON.createGenerator(line)) {
            EntityJson.write(json, masking, type, entity);
          }
          out.write(line + "\n");
        });
  }

  /**
   * CSV (RFC 4180) with a heading. Lists and objects are JSON; a text that a spreadsheet would take
   * for a formula begins with an apostrophe. A masked number is {@value Masking#MARK}.
   */
  public static <R extends Entity<R>> void writeCsv(
      Reader reader, EntityType<R> type, Filter filter, Writer out) throws IOException {
    Masking masking = masking(reader);
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
                        .map(column -> cell(seen(masking, column, json(column, entity))))
                        .collect(Collectors.joining(","))
                    + "\r\n"));
  }

  private static Masking masking(Reader reader) {
    return Masking.ofRecords(reader.scope().principal().role());
  }

  private static JsonNode seen(Masking masking, Property<?, ?> property, JsonNode value) {
    JsonNode seen = masking.seen(property, value);
    return masking.hides(property) && seen.isNull() ? TextNode.valueOf(Masking.MARK) : seen;
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
