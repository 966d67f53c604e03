package io.appinventory.http.backstage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate;
import io.appinventory.catalog.exchange.backstage.query.FilterText;
import io.appinventory.catalog.exchange.backstage.query.PredicateJson;
import io.appinventory.catalog.exchange.backstage.query.ShownEntity;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Entities by what they are called. */
final class EntityRoutes {
  private static final EntityText WHOLE = new EntityText(new FieldSelection(List.of()));
  private static final String BY_NAME = "/entities/by-name/{kind}/{namespace}/{name}";

  private final Paths paths;

  EntityRoutes(Paths paths) {
    this.paths = paths;
  }

  List<Route> routes() {
    return List.of(byName(), ancestry(), byUid(), delete(), byRefs());
  }

  private static Parameter[] name() {
    return new Parameter[] {
      Parameter.path("kind", "The kind, in whatever case.", Schemas.string()),
      Parameter.path("namespace", "The namespace, in whatever case.", Schemas.string()),
      Parameter.path("name", "The name, in whatever case.", Schemas.string())
    };
  }

  private Route byName() {
    return Paths.route(HandlerType.GET, BY_NAME, "EntityByName", "Reads an entity by its name")
        .parameters(name())
        .answer(Answer.json(200, "The entity.", Schemas.object()))
        .problems(ProblemType.NOT_FOUND)
        .tenant(
            paths.own(
                (exchange, principal) -> {
                  StringBuilder out = new StringBuilder(2_048);
                  WHOLE.write(named(exchange, principal), out);
                  Paths.respond(exchange, out);
                }));
  }

  private ShownEntity named(Exchange exchange, Principal principal) {
    String kind = exchange.text("kind");
    String namespace = exchange.text("namespace");
    String name = exchange.text("name");
    return paths
        .ask(principal, catalog -> catalog.byName(kind, namespace, name))
        .orElseThrow(
            () ->
                Paths.notFound(
                    "No entity named '%s' found, with kind '%s' in namespace '%s'"
                        .formatted(name, kind, namespace)));
  }

  private Route ancestry() {
    return Paths.route(
            HandlerType.GET,
            BY_NAME + "/ancestry",
            "Ancestry",
            "Reads an entity; what it was made from is not told")
        .parameters(name())
        .answer(Answer.json(200, "The entity.", Schemas.object()))
        .problems(ProblemType.NOT_FOUND)
        .tenant(paths.own(this::ancestry));
  }

  private void ancestry(Exchange exchange, Principal principal) throws IOException {
    ShownEntity entity = named(exchange, principal);
    String ref =
        new EntityRef(exchange.text("kind"), exchange.text("namespace"), exchange.text("name"))
            .key();
    StringBuilder out = new StringBuilder("{\"rootEntityRef\":\"").append(ref);
    out.append("\",\"items\":[{\"entity\":");
    WHOLE.write(entity, out);
    Paths.respond(exchange, out.append(",\"parentEntityRefs\":[]}]}"));
  }

  private Route byUid() {
    return Paths.route(
            HandlerType.GET, "/entities/by-uid/{uid}", "EntityByUid", "Reads an entity by its uid")
        .parameters(Parameter.path("uid", "The uid.", Schemas.string()))
        .answer(Answer.json(200, "The entity.", Schemas.object()))
        .problems(ProblemType.NOT_FOUND)
        .tenant(paths.own(this::byUid));
  }

  private void byUid(Exchange exchange, Principal principal) throws IOException {
    String uid = exchange.text("uid");
    ShownEntity entity =
        uuid(uid)
            .flatMap(id -> paths.ask(principal, catalog -> catalog.byUid(id)))
            .orElseThrow(() -> Paths.notFound("No entity with ID " + uid + " found"));
    StringBuilder out = new StringBuilder(2_048);
    WHOLE.write(entity, out);
    Paths.respond(exchange, out);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Route delete() {
    return Paths.route(
            HandlerType.DELETE,
            "/entities/by-uid/{uid}",
            "DeleteEntity",
            "Refused: for reading only")
        .parameters(Parameter.path("uid", "The uid.", Schemas.string()))
        .answer(Answer.empty(204, "Never."))
        .tenant(paths.own((exchange, principal) -> refuse()));
  }

  /** Refuses to write. */
  static void refuse() {
    throw new ProblemException(
        ProblemType.NOT_ALLOWED, "This catalog can only be read by Backstage's API");
  }

  private Route byRefs() {
    return Paths.route(
            HandlerType.POST,
            "/entities/by-refs",
            "EntitiesByRefs",
            "Reads entities by their references, in their order, with null where there is none")
        .parameters(Paths.query("filter", "Conditions; may be given several times."))
        .body(Paths.body())
        .answer(Answer.json(200, "{items}", Schemas.object()))
        .tenant(paths.own(this::byRefs));
  }

  private void byRefs(Exchange exchange, Principal principal) throws IOException {
    ObjectNode body = exchange.json();
    List<String> refs = Asked.texts(body, "entityRefs");
    EntityPredicate predicate = FilterText.parse(exchange.query().texts("filter"));
    EntityPredicate whole =
        body.hasNonNull("query")
            ? predicate.and(PredicateJson.parse(body.path("query")))
            : predicate;
    EntityText text = new EntityText(FieldSelection.of(Asked.texts(body, "fields")));
    List<Optional<ShownEntity>> found =
        paths.ask(principal, catalog -> catalog.byRefs(refs, whole));
    StringBuilder out = new StringBuilder(1_024 * (1 + found.size())).append("{\"items\":[");
    String comma = "";
    for (Optional<ShownEntity> entity : found) {
      out.append(comma);
      entity.ifPresentOrElse(one -> text.write(one, out), () -> out.append("null"));
      comma = ",";
    }
    Paths.respond(exchange, out.append("]}"));
  }
}
