package io.appinventory.http.backstage;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate;
import io.appinventory.catalog.exchange.backstage.query.FilterText;
import io.appinventory.catalog.exchange.backstage.query.PredicateJson;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** How many entities have which values. */
final class FacetRoutes {
  private static final String PATH = "/entity-facets";

  private final Paths paths;

  FacetRoutes(Paths paths) {
    this.paths = paths;
  }

  List<Route> routes() {
    return List.of(
        Paths.route(HandlerType.GET, PATH, "Facets", "Counts entities by the values of keys")
            .parameters(
                Paths.query("facet", "A key; may be given several times."),
                Paths.query("filter", "Conditions; may be given several times."))
            .answer(Answer.json(200, "{facets}", Schemas.object()))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(paths.own(this::get)),
        Paths.route(HandlerType.POST, PATH, "QueryFacets", "Counts what satisfies a predicate")
            .body(Paths.body())
            .answer(Answer.json(200, "{facets}", Schemas.object()))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(paths.own(this::post)));
  }

  private void get(Exchange exchange, Principal principal) {
    answer(
        exchange,
        principal,
        exchange.query().texts("facet"),
        FilterText.parse(exchange.query().texts("filter")));
  }

  private void post(Exchange exchange, Principal principal) throws IOException {
    ObjectNode body = exchange.json();
    EntityPredicate predicate =
        body.hasNonNull("query") ? PredicateJson.parse(body.path("query")) : EntityPredicate.TRUE;
    answer(exchange, principal, Asked.texts(body, "facets"), predicate);
  }

  private void answer(
      Exchange exchange, Principal principal, List<String> facets, EntityPredicate predicate) {
    if (facets.isEmpty()) {
      throw new MalformedQueryException("facet", "Missing facet parameter");
    }
    Map<String, Map<String, Long>> counts =
        paths.ask(principal, catalog -> catalog.facets(facets, predicate));
    exchange.respond(200, out -> write(out, counts));
  }

  private static void write(JsonGenerator out, Map<String, Map<String, Long>> facets)
      throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("facets");
    for (Map.Entry<String, Map<String, Long>> facet : facets.entrySet()) {
      out.writeArrayFieldStart(facet.getKey());
      for (Map.Entry<String, Long> value : facet.getValue().entrySet()) {
        out.writeStartObject();
        out.writeStringField("value", value.getKey());
        out.writeNumberField("count", value.getValue());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
    out.writeEndObject();
  }
}
