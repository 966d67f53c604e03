package io.appinventory.http.collection;

import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lists what others tell of an entity, such as evidence, page by page.
 *
 * @param <R> the entity's record
 */
final class ObservedRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;
  private final EntityType<R> type;

  ObservedRoutes(EntityCollection<R> collection) {
    this.collection = collection;
    this.type = collection.type();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    type.observed().forEach(parts -> routes.add(list(parts)));
    return routes;
  }

  private <P> Route list(Parts<R, P> parts) {
    return Route.of(
            HandlerType.GET,
            collection.entityPath() + "/" + parts.name(),
            "list" + collection.schemaName() + EntitySchemas.pascal(parts.name()),
            "Lists the " + parts.name() + " of a " + type.singular())
        .tag(type.name())
        .description("What has expired is not there.")
        .parameters(collection.id())
        .parameters(ListParameters.ofLiving())
        .answer(Answer.json(200, "A page.", Schemas.page(EntitySchemas.row(parts.target()))))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant((exchange, principal) -> list(parts, exchange, principal));
  }

  private <P> void list(Parts<R, P> parts, Exchange exchange, Principal principal) {
    Id<R> id = exchange.id("id");
    ListQuery query = ListParameters.read(exchange.query());
    Page<P> page =
        collection.catalog().read(principal, reader -> reader.observed(type, id, parts, query));
    Set<String> fields = Set.copyOf(query.fields());
    exchange.respond(
        200,
        out ->
            PageBody.write(
                out,
                page,
                (json, row) ->
                    EntityJson.write(
                        json, Masking.ofAnswers(principal.role()), parts.target(), row, fields)));
  }
}
