package io.appinventory.http.collection;

import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Creates, changes, deletes and restores entities.
 *
 * @param <R> the record
 */
final class WriteRoutes<R extends Entity<R>> {
  /** The header by which a write is bound to a version. */
  static final Parameter IF_MATCH =
      Parameter.header(
          "If-Match", "The ETag of the version the write is based on.", Schemas.string());

  /** The header by which a caller does without the entity in the answer. */
  static final Parameter PREFER =
      Parameter.header(
          "Prefer", "With return=minimal the answer has no body, only the ETag.", Schemas.string());

  private final EntityCollection<R> collection;
  private final EntityType<R> type;

  WriteRoutes(EntityCollection<R> collection) {
    this.collection = collection;
    this.type = collection.type();
  }

  List<Route> routes() {
    return List.of(create(), patch(), delete(), restore());
  }

  private Route create() {
    return Route.of(
            HandlerType.POST,
            collection.path(),
            "create" + collection.schemaName(),
            "Creates a " + type.singular())
        .tag(type.name())
        .description("Relations are given as lists of ids and written in the same transaction.")
        .parameters(PREFER)
        .body(RequestBody.json(Schemas.ref(collection.schemaName() + "Create")))
        .answer(entity(201, "It is created; Location holds its address."))
        .problems(ProblemType.INVALID_INPUT, ProblemType.DUPLICATE)
        .tenant(this::create);
  }

  private void create(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireWrite(principal, type.name());
    Changes<R> changes = ChangesJson.forCreate(type, exchange.json());
    Written<R> written =
        Written.in(collection, exchange, principal, tx -> tx.create(type, changes));
    exchange.header("Location", collection.path() + "/" + written.entity().id());
    written.respond(collection, exchange, 201);
  }

  private Route patch() {
    return Route.of(
            HandlerType.PATCH,
            collection.entityPath(),
            "patch" + collection.schemaName(),
            "Changes a " + type.singular())
        .tag(type.name())
        .description(
            "A JSON merge patch (RFC 7396): what is absent stays, null clears, lists of relations"
                + " are replaced.")
        .parameters(collection.id(), IF_MATCH, PREFER)
        .body(RequestBody.patch(Schemas.ref(collection.schemaName() + "Patch")))
        .answer(entity(200, "It is changed."))
        .problems(ProblemType.NOT_FOUND, ProblemType.STALE_VERSION)
        .problems(ProblemType.INVALID_INPUT, ProblemType.DUPLICATE)
        .tenant(this::patch);
  }

  private void patch(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireWrite(principal, type.name());
    Id<R> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    Changes<R> changes = ChangesJson.forPatch(type, exchange.json());
    Written.in(collection, exchange, principal, tx -> tx.patch(type, id, changes, version))
        .respond(collection, exchange, 200);
  }

  private Route delete() {
    return Route.of(
            HandlerType.DELETE,
            collection.entityPath(),
            "delete" + collection.schemaName(),
            "Deletes a " + type.singular() + ", softly")
        .tag(type.name())
        .description("It can be restored, with its relations; until then its name is free.")
        .parameters(collection.id(), IF_MATCH)
        .answer(Answer.empty(204, "It is deleted."))
        .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND, ProblemType.STALE_VERSION)
        .problems(ProblemType.CONFLICT)
        .tenant(this::delete);
  }

  private void delete(Exchange exchange, Principal principal) {
    Id<R> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    R deleted = collection.catalog().in(principal, tx -> tx.delete(type, id, version));
    exchange.etag(deleted.rowVersion()).respondNothing(204);
  }

  private Route restore() {
    return Route.of(
            HandlerType.POST,
            collection.entityPath() + "/restore",
            "restore" + collection.schemaName(),
            "Brings a deleted " + type.singular() + " back")
        .tag(type.name())
        .parameters(collection.id(), IF_MATCH, PREFER)
        .answer(entity(200, "It lives."))
        .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND, ProblemType.STALE_VERSION)
        .problems(ProblemType.DUPLICATE)
        .tenant(this::restore);
  }

  private void restore(Exchange exchange, Principal principal) {
    Id<R> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    Written.in(collection, exchange, principal, tx -> tx.restore(type, id, version))
        .respond(collection, exchange, 200);
  }

  private Answer entity(int status, String meaning) {
    return Answer.json(
        status,
        meaning + " ETag holds its version.",
        Schemas.data(Schemas.ref(collection.schemaName() + "Detail")));
  }
}
