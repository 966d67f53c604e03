package io.appinventory.http.collection;

import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
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
 * Reads one entity.
 *
 * @param <R> the record
 */
final class ReadRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;
  private final EntityBody body;

  ReadRoutes(EntityCollection<R> collection) {
    this.collection = collection;
    this.body = new EntityBody(collection.type());
  }

  List<Route> routes() {
    return List.of(detail());
  }

  private Route detail() {
    String singular = collection.type().singular();
    return Route.of(
            HandlerType.GET,
            collection.entityPath(),
            "get" + collection.schemaName(),
            "Reads one " + singular + " with everything it is related to")
        .tag(collection.type().name())
        .parameters(collection.id())
        .query(
            "fields", "The fields to show, separated by commas; all when absent.", Schemas.string())
        .parameters(ListParameters.EXPLAIN)
        .answer(
            Answer.json(
                200,
                "The " + singular + "; ETag holds its version.",
                Schemas.data(Schemas.ref(collection.schemaName() + "Detail"))))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant(this::read);
  }

  private void read(Exchange exchange, Principal principal) {
    EntityType<R> type = collection.type();
    Id<R> id = exchange.id("id");
    Set<String> fields = exchange.query().names("fields");
    boolean explained = exchange.query().flag("explain");
    body.requireFields(fields);
    if (body.propertiesOnly(fields)) {
      R entity = collection.catalog().read(principal, reader -> reader.get(type, id));
      exchange
          .etag(entity.rowVersion())
          .respondData(
              200,
              out ->
                  EntityJson.write(out, Masking.ofAnswers(principal.role()), type, entity, fields));
    } else {
      EntityDetail<R> whole =
          collection
              .catalog()
              .read(principal, reader -> EntityDetail.read(reader, type, id, fields, explained));
      exchange
          .etag(whole.detail().entity().rowVersion())
          .respondData(200, out -> whole.write(out, fields));
    }
  }
}
