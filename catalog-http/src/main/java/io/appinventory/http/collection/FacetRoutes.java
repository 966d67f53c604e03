package io.appinventory.http.collection;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.query.Facet;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;

/**
 * Counts the entities of a collection by the values of their properties.
 *
 * @param <R> the record
 */
final class FacetRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;

  FacetRoutes(EntityCollection<R> collection) {
    this.collection = collection;
  }

  List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.GET,
                collection.path() + "/facets",
                "facets" + collection.pluralName(),
                "Counts " + collection.type().name() + " by the values of their properties")
            .tag(collection.type().name())
            .query(
                "by", "The properties, separated by commas: type,status,team_id.", Schemas.string())
            .parameters(ListParameters.FILTER, ListParameters.Q)
            .answer(Answer.json(200, "A facet a property.", Schemas.data(Schemas.listOf(facet()))))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(this::facets));
  }

  private static ObjectNode facet() {
    var value =
        Schemas.object(
            "value", JsonNodeFactory.instance.objectNode(),
            "label", Schemas.nullable(Schemas.string()),
            "count", Schemas.integer(0));
    return Schemas.object(
        "by", Schemas.string(), "values", Schemas.listOf(value), "truncated", Schemas.bool());
  }

  private void facets(Exchange exchange, Principal principal) {
    Filter filter = ListParameters.filter(exchange.query());
    List<String> by = List.copyOf(exchange.query().names("by"));
    String q = ListParameters.q(exchange.query());
    List<Facet> facets =
        collection
            .catalog()
            .read(principal, reader -> reader.facets(collection.type(), filter, by, q));
    exchange.respondData(200, out -> write(out, facets));
  }

  private static void write(JsonGenerator out, List<Facet> facets) throws IOException {
    out.writeStartArray();
    for (Facet facet : facets) {
      out.writeStartObject();
      out.writeStringField("by", facet.name());
      out.writeArrayFieldStart("values");
      for (Facet.Value value : facet.values()) {
        out.writeStartObject();
        out.writeFieldName("value");
        out.writeRawValue(value.value().toString());
        out.writeFieldName("label");
        out.writeString(value.label().orElse(null));
        out.writeNumberField("count", value.count());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeBooleanField("truncated", facet.truncated());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
