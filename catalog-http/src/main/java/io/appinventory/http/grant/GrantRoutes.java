package io.appinventory.http.grant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.AccessGrant;
import io.appinventory.catalog.delivery.AccessGrants;
import io.appinventory.catalog.delivery.EntityGrants;
import io.appinventory.catalog.delivery.Permission;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.JsonInput;
import io.appinventory.http.exchange.JsonOutput;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lends users what their roles do not allow on single entities. */
public final class GrantRoutes {
  private static final String TAG = AccessGrants.TYPE.name();
  private static final String ENTITY = "/api/v1/grants/{collection}/{id}";
  private static final String USER = ENTITY + "/{user_id}";

  private final Catalog catalog;

  /** Over a catalog. */
  public GrantRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(list(), put(), delete());
  }

  private static Parameter[] entity() {
    return new Parameter[] {
      Parameter.path("collection", "The collection, such as services.", Schemas.string()),
      Parameter.path("id", "The id of the entity.", Schemas.uuid())
    };
  }

  private static ObjectNode shown() {
    return Schemas.ref(EntitySchemas.name(AccessGrants.TYPE));
  }

  private Route list() {
    return Route.of(HandlerType.GET, ENTITY, "listGrants", "Lists what is granted on an entity")
        .tag(TAG)
        .description("For admins, and for who was granted admin or owner on it.")
        .parameters(entity())
        .answer(Answer.json(200, "All of it.", Schemas.data(Schemas.listOf(shown()))))
        .problems(ProblemType.NOT_FOUND, ProblemType.MALFORMED)
        .tenant(this::list);
  }

  private Route put() {
    return Route.of(HandlerType.PUT, USER, "putGrant", "Grants a user something on an entity")
        .tag(TAG)
        .description(
            "In the place of what the user was granted on it before. Who is no admin grants no"
                + " more than was granted, for no longer, and not to themselves.")
        .parameters(entity())
        .parameters(Parameter.path("user_id", "The id of the user.", Schemas.uuid()))
        .body(RequestBody.json(body()))
        .answer(Answer.json(200, "It is granted.", Schemas.data(shown())))
        .problems(ProblemType.NOT_FOUND, ProblemType.INVALID_INPUT, ProblemType.MALFORMED)
        .tenant(this::put);
  }

  private static ObjectNode body() {
    String[] permissions =
        Arrays.stream(Permission.values()).map(Coded::code).toArray(String[]::new);
    ObjectNode body =
        Schemas.object(
            "permission", Schemas.oneOf(permissions),
            "expires_at", Schemas.nullable(Schemas.timestamp()),
            "reason", Schemas.nullable(Schemas.string()));
    body.putArray("required").add("permission");
    return body.put("additionalProperties", false);
  }

  private Route delete() {
    return Route.of(HandlerType.DELETE, USER, "deleteGrant", "Takes back what a user was granted")
        .tag(TAG)
        .parameters(entity())
        .parameters(Parameter.path("user_id", "The id of the user.", Schemas.uuid()))
        .answer(Answer.empty(204, "It is taken back."))
        .problems(ProblemType.NOT_FOUND, ProblemType.MALFORMED)
        .tenant(this::delete);
  }

  private EntityGrants<?> on(Exchange exchange) {
    String collection = exchange.text("collection");
    EntityType<?> type =
        catalog
            .model()
            .type(collection)
            .orElseThrow(() -> new NotFoundException("collection", collection));
    return on(type, exchange);
  }

  private static <R extends Entity<R>> EntityGrants<R> on(EntityType<R> type, Exchange exchange) {
    return new EntityGrants<>(type, exchange.id("id"));
  }

  private void list(Exchange exchange, Principal principal) {
    EntityGrants<?> grants = on(exchange);
    List<AccessGrant> all = catalog.read(principal, grants::list);
    exchange.respondData(
        200,
        out -> {
          Masking masking = Masking.ofAnswers(principal.role());
          out.writeStartArray();
          for (AccessGrant grant : all) {
            EntityJson.write(out, masking, AccessGrants.TYPE, grant);
          }
          out.writeEndArray();
        });
  }

  private void put(Exchange exchange, Principal principal) throws IOException {
    EntityGrants<?> grants = on(exchange);
    Id<User> user = exchange.id("user_id");
    byte[] body = exchange.bytes();
    Changes<AccessGrant> said = ChangesJson.forPatch(AccessGrants.TYPE, JsonInput.object(body));
    Submission.of(exchange, body)
        .run(
            catalog,
            principal,
            tx -> {
              AccessGrant grant = tx.grants(grants).put(user, said);
              return Submission.data(200, Map.of(), shown(principal, grant));
            });
  }

  private static JsonOutput.Writer shown(Principal principal, AccessGrant grant) {
    return out ->
        EntityJson.write(out, Masking.ofAnswers(principal.role()), AccessGrants.TYPE, grant);
  }

  private void delete(Exchange exchange, Principal principal) {
    EntityGrants<?> grants = on(exchange);
    Id<User> user = exchange.id("user_id");
    Submission.of(exchange, new byte[0])
        .run(
            catalog,
            principal,
            tx -> {
              tx.grants(grants).revoke(user);
              return Submission.nothing(204, Map.of());
            });
  }
}
