package io.appinventory.http.backstage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.backstage.query.ShownEntity;
import io.appinventory.catalog.exchange.backstage.view.Relation;
import java.util.List;

/** Writes entities as JSON; whole ones as they are stored, without parsing them. */
final class EntityText {
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(ObjectNode.class);

  private final FieldSelection fields;

  /** With all or some fields. */
  EntityText(FieldSelection fields) {
    this.fields = fields;
  }

  /** Writes a list. */
  void writeAll(List<ShownEntity> entities, StringBuilder out) {
    out.append('[');
    String comma = "";
    for (ShownEntity entity : entities) {
      out.append(comma);
      write(entity, out);
      comma = ",";
    }
    out.append(']');
  }

  /** Writes one. */
  void write(ShownEntity entity, StringBuilder out) {
    if (!fields.isAll()) {
      out.append(fields.of(tree(entity)));
      return;
    }
    String document = entity.document();
    out.append(document, 0, document.length() - 1).append(",\"relations\":[");
    String comma = "";
    for (Relation relation : entity.relations()) {
      out.append(comma)
          .append("{\"type\":\"")
          .append(relation.type())
          .append("\",\"targetRef\":\"");
      ENCODER.quoteAsString(relation.target(), out);
      out.append("\"}");
      comma = ",";
    }
    out.append("]}");
  }

  private static ObjectNode tree(ShownEntity entity) {
    try {
      ObjectNode tree = READER.readValue(entity.document());
      ArrayNode relations = tree.putArray("relations");
      for (Relation relation : entity.relations()) {
        relations.addObject().put("type", relation.type()).put("targetRef", relation.target());
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the document of " + entity.id() + " is not JSON", e);
    }
  }
}
