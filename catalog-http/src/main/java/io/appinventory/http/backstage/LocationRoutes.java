package io.appinventory.http.backstage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.exchange.backstage.BackstageFormat;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;

/**
 * Locations, of which there are none: descriptors come by an import, which the catalog is not told
 * to repeat.
 */
final class LocationRoutes {
  private final Paths paths;

  LocationRoutes(Paths paths) {
    this.paths = paths;
  }

  List<Route> routes() {
    return List.of(
        all(),
        byQuery(),
        one(),
        byEntity(),
        refused(HandlerType.POST, "/locations", "CreateLocation"),
        refused(HandlerType.PUT, "/locations/{id}", "UpdateLocation"),
        refused(HandlerType.DELETE, "/locations/{id}", "DeleteLocation"),
        refused(HandlerType.POST, "/analyze-location", "AnalyzeLocation"),
        refresh(),
        validate());
  }

  private Route all() {
    return Paths.route(HandlerType.GET, "/locations", "Locations", "No locations")
        .answer(Answer.json(200, "An empty list.", Schemas.listOf(Schemas.object())))
        .tenant(paths.own((exchange, principal) -> Paths.respond(exchange, "[]")));
  }

  private Route byQuery() {
    return Paths.route(HandlerType.POST, "/locations/by-query", "QueryLocations", "No locations")
        .answer(Answer.json(200, "An empty page.", Schemas.object()))
        .tenant(
            paths.own(
                (exchange, principal) ->
                    Paths.respond(exchange, "{\"items\":[],\"totalItems\":0,\"pageInfo\":{}}")));
  }

  private Route one() {
    return Paths.route(HandlerType.GET, "/locations/{id}", "Location", "No location")
        .parameters(id())
        .answer(Answer.json(200, "Never.", Schemas.object()))
        .problems(ProblemType.NOT_FOUND)
        .tenant(
            paths.own(
                (exchange, principal) -> {
                  throw Paths.notFound("Found no location with ID " + exchange.text("id"));
                }));
  }

  private Route byEntity() {
    return Paths.route(
            HandlerType.GET,
            "/locations/by-entity/{kind}/{namespace}/{name}",
            "LocationByEntity",
            "No location")
        .parameters(
            Parameter.path("kind", "The kind.", Schemas.string()),
            Parameter.path("namespace", "The namespace.", Schemas.string()),
            Parameter.path("name", "The name.", Schemas.string()))
        .answer(Answer.json(200, "Never.", Schemas.object()))
        .problems(ProblemType.NOT_FOUND)
        .tenant(
            paths.own(
                (exchange, principal) -> {
                  throw Paths.notFound(
                      "found no location for the entity named '%s'"
                          .formatted(exchange.text("name")));
                }));
  }

  private static Parameter id() {
    return Parameter.path("id", "The id.", Schemas.string());
  }

  private Route refused(HandlerType method, String path, String operation) {
    Route.Builder route = Paths.route(method, path, operation, "Refused: for reading only");
    if (path.contains("{id}")) {
      route.parameters(id());
    }
    return route
        .answer(Answer.empty(204, "Never."))
        .tenant(paths.own((exchange, principal) -> EntityRoutes.refuse()));
  }

  private Route refresh() {
    return Paths.route(
            HandlerType.POST, "/refresh", "Refresh", "Does nothing: what is shown is up to date")
        .answer(Answer.empty(200, "Nothing was done."))
        .tenant(paths.own((exchange, principal) -> exchange.respondNothing(200)));
  }

  private Route validate() {
    return Paths.route(
            HandlerType.POST,
            "/validate-entity",
            "ValidateEntity",
            "Tells whether an import would take a descriptor")
        .body(Paths.body())
        .answer(Answer.empty(200, "It would."))
        .tenant(paths.own((exchange, principal) -> validate(exchange)));
  }

  private static void validate(Exchange exchange) throws IOException {
    ObjectNode body = exchange.json();
    if (!(body.path("entity") instanceof ObjectNode entity)) {
      throw new MalformedQueryException("entity", "Invalid entity, expected an object");
    }
    String wrong = wrong(entity, body.path("location").asText(""));
    if (wrong.isEmpty()) {
      exchange.respondNothing(200);
      return;
    }
    exchange.respond(
        400,
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("errors");
          out.writeStartObject();
          out.writeStringField("name", "InputError");
          out.writeStringField("message", wrong);
          out.writeEndObject();
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  /** What an import would refuse; empty when it would take the descriptor. */
  private static String wrong(ObjectNode entity, String location) {
    try {
      boolean read =
          new BackstageFormat().read(entity, Place.of(location), new Reading()).isPresent();
      return read ? "" : "it is a template";
    } catch (UnreadableDocument e) {
      return e.reason();
    }
  }
}
