package io.appinventory.http.collection;

import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Adds to and takes from the links of an entity, one at a time.
 *
 * @param <R> the record
 */
final class RelationRoutes<R extends Entity<R>> {
  private final EntityCollection<R> collection;
  private final EntityType<R> type;

  RelationRoutes(EntityCollection<R> collection) {
    this.collection = collection;
    this.type = collection.type();
  }

  List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link && link.input() != null) {
        routes.addAll(ofLink(link));
      }
    }
    return routes;
  }

  private <T extends Entity<T>> List<Route> ofLink(Link<R, T> link) {
    return List.of(relate(link), unrelate(link));
  }

  private <T extends Entity<T>> Route relate(Link<R, T> link) {
    return route(HandlerType.PUT, "relate", "Adds to", link)
        .description("Of what is there already, does nothing.")
        .parameters(WriteRoutes.PREFER)
        .answer(Answer.json(200, "It is related.", collection.written()))
        .tenant((exchange, principal) -> relate(link, exchange, principal));
  }

  private <T extends Entity<T>> Route unrelate(Link<R, T> link) {
    return route(HandlerType.DELETE, "unrelate", "Takes from", link)
        .description("Of what is not there, does nothing.")
        .answer(Answer.empty(204, "It is not related, or no longer."))
        .tenant((exchange, principal) -> unrelate(link, exchange, principal));
  }

  private <T extends Entity<T>> Route.Builder route(
      HandlerType method, String verb, String does, Link<R, T> link) {
    String other = link.target().singular();
    return Route.of(
            method,
            collection.entityPath() + "/" + link.name() + "/{other_id}",
            verb + collection.schemaName() + EntitySchemas.pascal(link.name()),
            does + " the " + link.name() + " of a " + type.singular())
        .tag(type.name())
        .parameters(
            collection.id(),
            Parameter.path("other_id", "The id of the " + other + ".", Schemas.uuid()),
            WriteRoutes.IF_MATCH)
        .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND, ProblemType.STALE_VERSION)
        .problems(ProblemType.INVALID_INPUT);
  }

  private <T extends Entity<T>> void relate(
      Link<R, T> link, Exchange exchange, Principal principal) {
    Id<R> id = exchange.id("id");
    Id<T> other = exchange.id("other_id");
    OptionalLong version = exchange.ifMatch();
    Changes<R> changes = Changes.<R>none().relate(link, other);
    EntityAnswers<R> answers = new EntityAnswers<>(collection, exchange);
    EntityAnswers.relating(
        new NotFoundException(link.target().singular(), other),
        () ->
            Submission.of(exchange, WriteRoutes.NO_BODY)
                .run(
                    collection.catalog(),
                    principal,
                    tx -> answers.changed(tx, tx.patch(type, id, changes, version))));
  }

  private <T extends Entity<T>> void unrelate(
      Link<R, T> link, Exchange exchange, Principal principal) {
    Id<R> id = exchange.id("id");
    Id<T> other = exchange.id("other_id");
    OptionalLong version = exchange.ifMatch();
    Changes<R> changes = Changes.<R>none().unrelate(link, other);
    Submission.of(exchange, WriteRoutes.NO_BODY)
        .run(
            collection.catalog(),
            principal,
            tx -> EntityAnswers.gone(tx.patch(type, id, changes, version)));
  }
}
