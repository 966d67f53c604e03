package io.appinventory.http.collection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.json.PartJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.JsonInput;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Adds and takes out owned rows that are told apart by the entity they refer to, such as
 * assignments by their person: the row is addressed by that entity's id.
 *
 * @param <R> the owner
 */
final class PartRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;
  private final EntityType<R> type;

  PartRoutes(EntityCollection<R> collection) {
    this.collection = collection;
    this.type = collection.type();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Parts<R, ?> parts) {
        routes.addAll(ofParts(parts));
      }
    }
    return routes;
  }

  private <P> List<Route> ofParts(Parts<R, P> parts) {
    for (Relation<P, ?> relation : parts.target().relations()) {
      if (relation instanceof ToOne<P, ?> reference
          && parts.target().key().contains(reference.property())) {
        return List.of(put(parts, reference), delete(parts, reference));
      }
    }
    return List.of();
  }

  private <P> Route put(Parts<R, P> parts, ToOne<P, ?> reference) {
    String named = reference.property().name();
    return route(HandlerType.PUT, "put", "Adds to", parts, reference)
        .description("A row with the same key is replaced.")
        .parameters(WriteRoutes.PREFER)
        .body(RequestBody.json(EntitySchemas.part(parts.target(), List.of(named))))
        .answer(Answer.json(200, "It is there.", collection.written()))
        .tenant((exchange, principal) -> put(parts, reference, exchange, principal));
  }

  private <P> Route delete(Parts<R, P> parts, ToOne<P, ?> reference) {
    Route.Builder route =
        route(HandlerType.DELETE, "delete", "Takes from", parts, reference)
            .description("Without parameters takes all rows of that " + reference.name() + ".");
    for (Property<P, ?> property : otherKeys(parts.target(), reference)) {
      route.query(
          property.name(), "Only rows with this " + property.name() + ".", Schemas.string());
    }
    return route
        .answer(Answer.empty(204, "It is not there, or no longer."))
        .problems(ProblemType.INVALID_QUERY)
        .tenant((exchange, principal) -> delete(parts, reference, exchange, principal));
  }

  private static <P> List<Property<P, ?>> otherKeys(PartType<P> type, ToOne<P, ?> reference) {
    return type.key().stream().filter(key -> key != reference.property()).toList();
  }

  private <P> Route.Builder route(
      HandlerType method, String verb, String does, Parts<R, P> parts, ToOne<P, ?> reference) {
    String other = reference.property().name();
    return Route.of(
            method,
            collection.entityPath() + "/" + parts.name() + "/{" + other + "}",
            verb + collection.schemaName() + EntitySchemas.pascal(parts.name()),
            does + " the " + parts.name() + " of a " + type.singular())
        .tag(type.name())
        .parameters(
            collection.id(),
            Parameter.path(
                other, "The id of the " + reference.target().singular() + ".", Schemas.uuid()),
            WriteRoutes.IF_MATCH)
        .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND, ProblemType.STALE_VERSION)
        .problems(ProblemType.INVALID_INPUT);
  }

  private <P> void put(
      Parts<R, P> parts, ToOne<P, ?> reference, Exchange exchange, Principal principal)
      throws IOException {
    Permissions.requireSomeWrite(principal, type.name());
    Id<R> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    String named = reference.property().name();
    UUID other = exchange.uuid(named);
    byte[] body = exchange.bytes();
    ObjectNode said = JsonInput.object(body).put(named, other.toString());
    List<FieldError> errors = new ArrayList<>();
    P row =
        PartJson.read(parts.target(), parts.name(), said, errors)
            .orElseThrow(() -> new InvalidInputException(errors));
    Changes<R> changes = Changes.<R>none().add(parts, row);
    EntityAnswers<R> answers = new EntityAnswers<>(collection, exchange);
    EntityAnswers.relating(
        new NotFoundException(reference.target().singular(), other),
        () ->
            Submission.of(exchange, body)
                .run(
                    collection.catalog(),
                    principal,
                    tx -> answers.changed(tx, tx.patch(type, id, changes, version))));
  }

  private <P> void delete(
      Parts<R, P> parts, ToOne<P, ?> reference, Exchange exchange, Principal principal) {
    Permissions.requireSomeWrite(principal, type.name());
    Id<R> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    Map<String, JsonNode> wanted = new HashMap<>();
    String other = reference.property().name();
    wanted.put(other, TextNode.valueOf(exchange.uuid(other).toString()));
    for (Property<P, ?> property : otherKeys(parts.target(), reference)) {
      exchange
          .query()
          .text(property.name())
          .ifPresent(text -> wanted.put(property.name(), checked(property, text)));
    }
    Submission.of(exchange, WriteRoutes.NO_BODY)
        .run(
            collection.catalog(),
            principal,
            tx -> EntityAnswers.gone(tx.patch(type, id, removal(tx, parts, id, wanted), version)));
  }

  private static JsonNode checked(Property<?, ?> property, String text) {
    try {
      JsonNode value = TextNode.valueOf(text);
      property.type().read(value);
      return value;
    } catch (InvalidValueException e) {
      throw new MalformedQueryException(property.name(), e.reason());
    }
  }

  private <P> Changes<R> removal(
      Transaction tx, Parts<R, P> parts, Id<R> id, Map<String, JsonNode> wanted) {
    List<P> rows = new ArrayList<>();
    for (JsonNode row : tx.detail(type, id).json(parts).node()) {
      if (wanted.entrySet().stream().allMatch(w -> w.getValue().equals(row.get(w.getKey())))) {
        PartJson.read(parts.target(), parts.name(), own(parts.target(), row), new ArrayList<>())
            .ifPresent(rows::add);
      }
    }
    return Changes.<R>none().removeAll(parts, rows);
  }

  /** The row without the summaries of what it refers to. */
  private static ObjectNode own(PartType<?> type, JsonNode row) {
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    type.properties().forEach(property -> own.set(property.name(), row.get(property.name())));
    return own;
  }
}
