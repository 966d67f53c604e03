package io.appinventory.http.audit;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.audit.AuditLogs;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.ListParameters;
import io.appinventory.http.collection.PageBody;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the audit log of a tenant. */
public final class AuditRoutes {
  private static final String PATH = "/api/v1/audit-logs";
  private static final String TAG = "audit-logs";

  private final Catalog catalog;

  /** Over a catalog. */
  public AuditRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(HandlerType.GET, PATH, "listAuditLogs", "Lists audit entries, newest first")
            .tag(TAG)
            .description(
                "For administrators. Filter by entity_type, entity_id, user_id, timestamp.")
            .parameters(ListParameters.ofLiving())
            .answer(Answer.json(200, "A page.", Schemas.page(EntitySchemas.row(AuditLogs.TYPE))))
            .problems(ProblemType.INVALID_QUERY)
            .tenant(this::list),
        Route.of(HandlerType.GET, PATH + "/{id}", "getAuditLog", "Reads one audit entry")
            .tag(TAG)
            .parameters(Parameter.path("id", "The id of the entry.", Schemas.uuid()))
            .answer(Answer.json(200, "The entry.", Schemas.data(EntitySchemas.row(AuditLogs.TYPE))))
            .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND)
            .tenant(this::get));
  }

  private void list(Exchange exchange, Principal principal) {
    ListQuery query = ListParameters.read(exchange.query());
    Page<AuditEntry> page = catalog.read(principal, reader -> reader.auditLog(query));
    Set<String> fields = Set.copyOf(query.fields());
    exchange.respond(
        200,
        out ->
            PageBody.write(
                out,
                page,
                (json, entry) ->
                    EntityJson.write(
                        json, Masking.ofAnswers(principal.role()), AuditLogs.TYPE, entry, fields)));
  }

  private void get(Exchange exchange, Principal principal) {
    UUID id = exchange.uuid("id");
    ListQuery one = ListQuery.of(Filter.eq(AuditLogs.ID, id)).withoutTotal();
    AuditEntry entry =
        catalog.read(principal, reader -> reader.auditLog(one)).items().stream()
            .findFirst()
            .orElseThrow(() -> new NotFoundException("audit entry", id));
    exchange.respondData(
        200,
        out -> EntityJson.write(out, Masking.ofAnswers(principal.role()), AuditLogs.TYPE, entry));
  }
}
