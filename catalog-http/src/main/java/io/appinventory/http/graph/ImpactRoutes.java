package io.appinventory.http.graph;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.graph.CutOff;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.impact.Impact;
import io.appinventory.catalog.impact.Stake;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.EntityCollection;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;

/** Tells what an incident reaches. */
public final class ImpactRoutes {
  private final EntityCollection<Incident> incidents;

  /** Over a catalog. */
  public ImpactRoutes(Catalog catalog) {
    this.incidents = new EntityCollection<>(catalog, Incidents.TYPE);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.GET,
                incidents.entityPath() + "/impact",
                "impactOfIncident",
                "Tells what an incident reaches")
            .tag(incidents.type().name())
            .description(
                "What it affects, all that depends on that, the products among it, and who owns it"
                    + " or is on call for it; the nearest first.")
            .parameters(incidents.id())
            .parameters(GraphRoutes.depth(GraphRequest.MAX_DEPTH), GraphRoutes.limit())
            .answer(Answer.json(200, "What it reaches.", schema()))
            .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
            .tenant(this::impact));
  }

  private static ObjectNode schema() {
    ObjectNode nodes = Schemas.listOf(GraphSchemas.node());
    return Schemas.object(
        "data",
        Schemas.object(
            "incident", ref(Incidents.TYPE),
            "affected", nodes,
            "dependents", nodes.deepCopy(),
            "products", nodes.deepCopy(),
            "edges", Schemas.listOf(GraphSchemas.edge()),
            "teams", stakes("team", Teams.TYPE),
            "on_call", stakes("person", People.TYPE)),
        "meta",
        Schemas.object("cut_off", GraphSchemas.cutOff()));
  }

  private static ObjectNode ref(EntityType<?> type) {
    return Schemas.ref(EntitySchemas.name(type));
  }

  private static ObjectNode stakes(String holder, EntityType<?> type) {
    return Schemas.listOf(
        Schemas.object(holder, ref(type), "entities", Schemas.listOf(GraphSchemas.key())));
  }

  private void impact(Exchange exchange, Principal principal) {
    Id<Incident> id = exchange.id("id");
    GraphRequest request =
        GraphRoutes.request(exchange.query(), Direction.DEPENDENTS, GraphRequest.MAX_DEPTH);
    Impact impact =
        incidents
            .catalog()
            .read(principal, reader -> reader.impact(id, request.depth(), request.nodes()));
    exchange.respond(200, out -> write(out, Masking.ofAnswers(principal.role()), impact));
  }

  private static void write(JsonGenerator out, Masking masking, Impact impact) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("data");
    out.writeFieldName("incident");
    EntityJson.write(out, masking, Incidents.TYPE, impact.incident());
    GraphJson.nodes(out, "affected", impact.affected());
    GraphJson.nodes(out, "dependents", impact.dependents());
    GraphJson.nodes(out, "products", impact.products());
    GraphJson.edges(out, impact.graph().edges());
    stakes(out, masking, "teams", "team", Teams.TYPE, impact.teams());
    stakes(out, masking, "on_call", "person", People.TYPE, impact.onCall());
    out.writeEndObject();
    out.writeObjectFieldStart("meta");
    out.writeStringField("cut_off", impact.graph().cutOff().map(CutOff::code).orElse(null));
    out.writeEndObject();
    out.writeEndObject();
  }

  private static <H extends Entity<H>> void stakes(
      JsonGenerator out,
      Masking masking,
      String name,
      String holder,
      EntityType<H> type,
      List<Stake<H>> stakes)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (Stake<H> stake : stakes) {
      out.writeStartObject();
      out.writeFieldName(holder);
      EntityJson.write(out, masking, type, stake.holder());
      GraphJson.keys(out, "entities", stake.entities());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}
