package io.appinventory.http.collection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  /** The header by which a caller names a write, to be done once. */
  static final Parameter IDEMPOTENCY_KEY =
      Parameter.header(
          Submission.HEADER,
          "Sent again with the same key within a day, the request is answered as before and not"
              + " done again.",
          Schemas.string().put("maxLength", 255));

  /** The body of a request that has none. */
  static final byte[] NO_BODY = {};

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
        .parameters(PREFER, IDEMPOTENCY_KEY)
        .body(RequestBody.json(Schemas.ref(collection.schemaName() + "Create")))
        .answer(entity(201, "It is created; Location holds its address."))
        .problems(ProblemType.INVALID_INPUT, ProblemType.DUPLICATE, ProblemType.CONFLICT)
        .tenant(this::create);
  }

  private void create(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireWrite(principal, type.name());
    ObjectNode body = exchange.json();
    Changes<R> changes = ChangesJson.forCreate(type, body);
    EntityAnswers<R> answers = new EntityAnswers<>(collection, exchange);
    Submission.of(exchange, identity(body))
        .run(collection.catalog(), principal, tx -> answers.created(tx, tx.create(type, changes)));
  }

  /** What tells one body from another. A digest of it is kept, so it holds no secret. */
  private byte[] identity(ObjectNode body) {
    ObjectNode shown = body.deepCopy();
    type.properties().stream()
        .filter(property -> property.access() == Access.SECRET)
        .forEach(property -> shown.remove(property.name()));
    return shown.toString().getBytes(StandardCharsets.UTF_8);
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
    Permissions.requireSomeWrite(principal, type.name());
    Id<R> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    ObjectNode body = exchange.json();
    Changes<R> changes = ChangesJson.forPatch(type, body);
    EntityAnswers<R> answers = new EntityAnswers<>(collection, exchange);
    Submission.of(exchange, identity(body))
        .run(
            collection.catalog(),
            principal,
            tx -> answers.changed(tx, tx.patch(type, id, changes, version)));
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
    Submission.of(exchange, NO_BODY)
        .run(
            collection.catalog(),
            principal,
            tx -> EntityAnswers.gone(tx.delete(type, id, version)));
  }

  private Route restore() {
    return Route.of(
            HandlerType.POST,
            collection.entityPath() + "/restore",
            "restore" + collection.schemaName(),
            "Brings a deleted " + type.singular() + " back")
        .tag(type.name())
        .parameters(collection.id(), IF_MATCH, PREFER, IDEMPOTENCY_KEY)
        .answer(entity(200, "It lives."))
        .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND, ProblemType.STALE_VERSION)
        .problems(ProblemType.DUPLICATE)
        .tenant(this::restore);
  }

  private void restore(Exchange exchange, Principal principal) {
    Id<R> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    EntityAnswers<R> answers = new EntityAnswers<>(collection, exchange);
    Submission.of(exchange, NO_BODY)
        .run(
            collection.catalog(),
            principal,
            tx -> answers.changed(tx, tx.restore(type, id, version)));
  }

  private Answer entity(int status, String meaning) {
    return Answer.json(status, meaning + " ETag holds its version.", collection.written());
  }
}
