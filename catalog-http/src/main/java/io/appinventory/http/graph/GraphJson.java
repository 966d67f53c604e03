package io.appinventory.http.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.graph.Edge;
import io.appinventory.catalog.graph.Node;
import io.appinventory.catalog.graph.NodeKey;
import java.io.IOException;
import java.util.List;

/**
 * Writes graphs. A node is referred to by its key, {@code services/0199...}, which is also its
 * address below {@code /api/v1/}.
 */
final class GraphJson {
  private GraphJson() {}

  /** Writes a member that lists nodes. */
  static void nodes(JsonGenerator out, String name, List<Node> nodes) throws IOException {
    out.writeArrayFieldStart(name);
    for (Node node : nodes) {
      out.writeStartObject();
      out.writeStringField("key", node.key().toString());
      out.writeStringField("type", node.key().type().name());
      out.writeNumberField("distance", node.distance());
      out.writeStringField("direction", node.direction().code());
      keys(out, "path", node.way());
      out.writeFieldName("entity");
      out.writeRawValue(node.summary().text());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Writes the member {@code edges}. */
  static void edges(JsonGenerator out, List<Edge> edges) throws IOException {
    out.writeArrayFieldStart("edges");
    for (Edge edge : edges) {
      out.writeStartObject();
      out.writeStringField("from", edge.from().toString());
      out.writeStringField("to", edge.to().toString());
      out.writeStringField("relation", edge.relation());
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Writes a member that lists keys. */
  static void keys(JsonGenerator out, String name, List<NodeKey> keys) throws IOException {
    out.writeArrayFieldStart(name);
    for (NodeKey key : keys) {
      out.writeString(key.toString());
    }
    out.writeEndArray();
  }
}
