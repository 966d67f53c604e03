package io.appinventory.catalog.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jooq.JSONB;

/**
 * A set of texts (tags), kept as a JSON array in the order of their code points, each once.
 *
 * @param maxItems the most items
 * @param item what each item has to be
 */
public record TextListType(int maxItems, TextType item) implements ValueType<List<String>, JSONB> {
  private static final ObjectReader TEXTS = JsonMapper.builder().build().readerFor(String[].class);

  @Override
  public List<String> read(JsonNode node) throws InvalidValueException {
    if (!node.isArray()) {
      throw ValueType.wrongType("a list of texts", node);
    }
    List<String> items = new ArrayList<>();
    for (JsonNode element : node) {
      items.add(item.read(element));
    }
    check(items);
    return sorted(items);
  }

  @Override
  public void check(List<String> value) throws InvalidValueException {
    if (value.size() > maxItems) {
      throw new InvalidValueException(
          "too_long", "has " + value.size() + " items, at most " + maxItems + " are allowed");
    }
    for (String text : value) {
      item.check(text);
    }
  }

  private static List<String> sorted(List<String> items) {
    TreeSet<String> sorted = new TreeSet<>(TextOrder.BY_CODE_POINT);
    sorted.addAll(items);
    return List.copyOf(sorted);
  }

  @Override
  public void write(JsonGenerator out, List<String> value) throws IOException {
    out.writeStartArray();
    for (String text : value) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  @Override
  public JsonNode toJson(List<String> value) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    value.forEach(array::add);
    return array;
  }

  @Override
  public List<String> decode(JSONB stored) {
    if (stored.data().equals("[]")) {
      return List.of();
    }
    try {
      return List.of(TEXTS.<String[]>readValue(stored.data()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no list of texts in the database: " + stored, e);
    }
  }

  @Override
  public JSONB encode(List<String> value) {
    return JSONB.jsonb(toJson(sorted(value)).toString());
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = ValueType.schemaOf("array").put("maxItems", maxItems);
    schema.set("items", item.schema());
    return schema;
  }
}
