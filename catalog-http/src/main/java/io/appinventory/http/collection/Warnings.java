package io.appinventory.http.collection;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.graph.DependencyCycle;
import io.appinventory.http.route.Schemas;
import java.io.IOException;
import java.util.List;

/**
 * What a write that was done should make its caller think about.
 *
 * @param cycles the cycles of dependencies it has closed
 */
record Warnings(List<DependencyCycle> cycles) {
  private static final String CYCLE = "dependency_cycle";

  Warnings {
    cycles = List.copyOf(cycles);
  }

  /** Writes them as the member {@code warnings}. */
  void write(JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("warnings");
    for (DependencyCycle cycle : cycles) {
      out.writeStartObject();
      out.writeStringField("code", CYCLE);
      out.writeStringField("message", "Closes a cycle of dependencies: " + cycle + ".");
      out.writeArrayFieldStart("path");
      for (DependencyCycle.Member member : cycle.members()) {
        out.writeStartObject();
        out.writeStringField("type", member.key().type().name());
        out.writeStringField("id", member.key().id().toString());
        out.writeStringField("name", member.label());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** Writes them as {@code meta} of an envelope; nothing when there are none. */
  void writeMeta(JsonGenerator out) throws IOException {
    if (!cycles.isEmpty()) {
      out.writeObjectFieldStart("meta");
      write(out);
      out.writeEndObject();
    }
  }

  /** Their schema. */
  static ObjectNode schema() {
    ObjectNode member =
        Schemas.object("type", Schemas.string(), "id", Schemas.uuid(), "name", Schemas.string());
    return Schemas.listOf(
        Schemas.object(
            "code", Schemas.oneOf(CYCLE),
            "message", Schemas.string(),
            "path", Schemas.listOf(member)));
  }
}
