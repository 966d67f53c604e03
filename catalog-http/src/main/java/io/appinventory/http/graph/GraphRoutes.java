package io.appinventory.http.graph;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.graph.CutOff;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.Graph;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.EntityCollection;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Stream;

/**
 * Walks the dependency graph from an entity.
 *
 * @param <R> the record
 */
public final class GraphRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;

  private GraphRoutes(EntityCollection<R> collection) {
    this.collection = collection;
  }

  /** A route for each collection whose entities can need others, or be needed. */
  public static List<Route> of(Catalog catalog) {
    return catalog.model().types().stream()
        .filter(type -> Graph.has(catalog.model(), type))
        .map(type -> of(catalog, type))
        .toList();
  }

  private static <R extends Entity<R>> Route of(Catalog catalog, EntityType<R> type) {
    return new GraphRoutes<>(new EntityCollection<>(catalog, type)).route();
  }

  /** How far to go, when nothing is said. */
  static Parameter depth(int usual) {
    return Parameter.query(
        "depth",
        "The most steps from the start.",
        Schemas.integer(0, GraphRequest.MAX_DEPTH).put("default", usual));
  }

  /** The most nodes. */
  static Parameter limit() {
    return Parameter.query(
        "limit",
        "The most nodes; the nearest are shown.",
        Schemas.integer(1, GraphRequest.MAX_NODES).put("default", GraphRequest.DEFAULT_NODES));
  }

  /** The request for a walk, but its direction and relations. */
  static GraphRequest request(QueryParameters query, Direction direction, int usual) {
    return GraphRequest.of(direction)
        .depth(query.integer("depth", 0, GraphRequest.MAX_DEPTH).orElse(usual))
        .nodes(
            query.integer("limit", 1, GraphRequest.MAX_NODES).orElse(GraphRequest.DEFAULT_NODES));
  }

  private Route route() {
    String[] directions = Stream.of(Direction.values()).map(Coded::code).toArray(String[]::new);
    return Route.of(
            HandlerType.GET,
            collection.entityPath() + "/graph",
            "graph" + collection.schemaName(),
            "Walks from a " + collection.type().singular() + " to what it needs or what needs it")
        .tag(collection.type().name())
        .description(
            "Across all types. Each node stands there once, with its distance and one shortest"
                + " path; cut_off says why there is not all of it, null where there is.")
        .parameters(collection.id())
        .query(
            "direction",
            "To dependencies, to dependents, or both.",
            Schemas.oneOf(directions).put("default", Direction.DEPENDENCIES.code()))
        .parameters(depth(GraphRequest.DEFAULT_DEPTH))
        .query(
            "relations",
            "The relations to follow, separated by commas, as those that need call them; all when"
                + " absent: "
                + String.join(", ", Graph.relations(collection.catalog().model()))
                + ".",
            Schemas.string())
        .parameters(limit())
        .answer(Answer.json(200, "The graph.", GraphSchemas.graph()))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant(this::walk);
  }

  private void walk(Exchange exchange, Principal principal) {
    QueryParameters query = exchange.query();
    Id<R> id = exchange.id("id");
    Direction direction =
        query.code("direction", Direction.values()).orElse(Direction.DEPENDENCIES);
    GraphRequest request =
        request(query, direction, GraphRequest.DEFAULT_DEPTH).over(query.names("relations"));
    DependencyGraph graph =
        collection
            .catalog()
            .read(principal, reader -> reader.graph(collection.type(), id, request));
    exchange.respond(
        200,
        out -> {
          out.writeStartObject();
          out.writeObjectFieldStart("data");
          GraphJson.nodes(out, "nodes", graph.nodes());
          GraphJson.edges(out, graph.edges());
          out.writeEndObject();
          out.writeObjectFieldStart("meta");
          out.writeStringField("direction", request.direction().code());
          out.writeNumberField("depth", request.depth());
          out.writeStringField("cut_off", graph.cutOff().map(CutOff::code).orElse(null));
          out.writeEndObject();
          out.writeEndObject();
        });
  }
}
