package io.appinventory.http.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.graph.CutOff;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.model.Coded;
import io.appinventory.http.route.Schemas;
import java.util.stream.Stream;

/** The schemas of graphs. */
final class GraphSchemas {
  private GraphSchemas() {}

  /** The answer to a walk. */
  static ObjectNode graph() {
    return Schemas.object(
        "data",
        Schemas.object("nodes", Schemas.listOf(node()), "edges", Schemas.listOf(edge())),
        "meta",
        Schemas.object(
            "direction",
            Schemas.oneOf(codes(Direction.values())),
            "depth",
            Schemas.integer(0, GraphRequest.MAX_DEPTH),
            "cut_off",
            cutOff()));
  }

  /** Why something is missing, or null. */
  static ObjectNode cutOff() {
    return Schemas.nullable(Schemas.oneOf(codes(CutOff.values())));
  }

  private static String[] codes(Coded[] values) {
    return Stream.of(values).map(Coded::code).toArray(String[]::new);
  }

  /** A node. */
  static ObjectNode node() {
    return Schemas.object(
        "key", key(),
        "type", Schemas.string(),
        "distance", Schemas.integer(0, GraphRequest.MAX_DEPTH),
        "direction", Schemas.oneOf(codes(Direction.values())),
        "path", Schemas.listOf(key()),
        "entity", Schemas.object());
  }

  /** An edge. */
  static ObjectNode edge() {
    return Schemas.object("from", key(), "to", key(), "relation", Schemas.string());
  }

  /** The key of a node. */
  static ObjectNode key() {
    return Schemas.string().put("pattern", "^[a-z-]+/[0-9a-f-]{36}$");
  }
}
