package io.appinventory.http.collection;

import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;

/**
 * Lists the entities of a collection.
 *
 * @param <R> the record
 */
final class ListRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;
  private final EntityType<R> type;

  ListRoutes(EntityCollection<R> collection) {
    this.collection = collection;
    this.type = collection.type();
  }

  List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.GET,
                collection.path(),
                "list" + collection.pluralName(),
                "Lists " + type.name())
            .tag(type.name())
            .description("By what they are called, when no order is asked for.")
            .parameters(ListParameters.all())
            .answer(Answer.json(200, "A page.", Schemas.page(Schemas.ref(collection.schemaName()))))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(this::list));
  }

  private void list(Exchange exchange, Principal principal) {
    ListQuery query = ListParameters.read(exchange.query());
    String q = ListParameters.q(exchange.query());
    Page<R> page = collection.catalog().read(principal, reader -> reader.list(type, query, q));
    Set<String> fields = Set.copyOf(query.fields());
    Masking masking = Masking.ofAnswers(principal.role());
    exchange.respond(
        200,
        out ->
            PageBody.write(
                out,
                page,
                (json, entity) -> EntityJson.write(json, masking, type, entity, fields)));
  }
}
