package io.appinventory.http.collection;

import io.appinventory.catalog.Reader;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditLogs;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;

/**
 * Tells what happened to an entity.
 *
 * @param <R> the record
 */
final class HistoryRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;
  private final EntityType<R> type;

  HistoryRoutes(EntityCollection<R> collection) {
    this.collection = collection;
    this.type = collection.type();
  }

  List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.GET,
                collection.entityPath() + "/history",
                "history" + collection.schemaName(),
                "Lists the audit entries of a " + type.singular() + ", newest first")
            .tag(type.name())
            .description("Of what is deleted, too. They are not counted: total is null.")
            .parameters(collection.id())
            .parameters(ListParameters.pages())
            .answer(Answer.json(200, "A page.", Schemas.page(EntitySchemas.row(AuditLogs.TYPE))))
            .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
            .tenant(this::history));
  }

  private void history(Exchange exchange, Principal principal) {
    Id<R> id = exchange.id("id");
    PageRequest part = ListParameters.page(exchange.query());
    Page<AuditEntry> page =
        collection.catalog().read(principal, reader -> history(reader, id, part));
    exchange.respond(
        200,
        out ->
            PageBody.write(
                out,
                page,
                (json, entry) ->
                    EntityJson.write(
                        json, Masking.ofAnswers(principal.role()), AuditLogs.TYPE, entry)));
  }

  private Page<AuditEntry> history(Reader reader, Id<R> id, PageRequest part) {
    Page<AuditEntry> page = reader.history(type, id.value(), part);
    if (page.items().isEmpty()) {
      // Whatever exists has at least been created; what has not is not there.
      reader.get(type, id);
    }
    return page;
  }
}
