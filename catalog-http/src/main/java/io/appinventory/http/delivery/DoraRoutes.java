package io.appinventory.http.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.measure.Band;
import io.appinventory.catalog.delivery.measure.DeliveryMeasures;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.ListParameters;
import io.appinventory.http.collection.PageBody;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.stream.Stream;

/** Measures how services, teams and products are delivered. */
public final class DoraRoutes {
  static final String TAG = "delivery";

  private static final String BY = "by";

  private final Catalog catalog;

  /** Over a catalog. */
  public DoraRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    String[] owners = DeliveryMeasures.OWNERS.stream().map(EntityType::name).toArray(String[]::new);
    return List.of(
        Route.of(
                HandlerType.GET,
                "/api/v1/delivery/dora",
                "measureDora",
                "DORA's four measures of services, teams or products")
            .tag(TAG)
            .description(
                "Over the deployments into one environment that were over within the window. A"
                    + " band is that of DORA's report of 2023; null where there is nothing to"
                    + " measure.")
            .query(BY, "What is measured.", Schemas.oneOf(owners).put("default", owners[0]))
            .parameters(WindowParameters.all())
            .query(
                "environment",
                "Whose deployments count.",
                Schemas.string().put("default", DeliveryMeasures.PRODUCTION))
            .parameters(ListParameters.ofResults())
            .answer(Answer.json(200, "A page, one entry for each.", Schemas.page(measured())))
            .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY)
            .tenant(this::measure));
  }

  private static ObjectNode measured() {
    return Schemas.object(
        "entity", Schemas.object(),
        "from", Schemas.timestamp(),
        "to", Schemas.timestamp(),
        "deployments", Schemas.integer(0),
        "failures", Schemas.integer(0),
        "unrestored", Schemas.integer(0),
        "deployment_frequency", value(),
        "lead_time_hours", value(),
        "change_failure_rate", value(),
        "time_to_restore_hours", value());
  }

  private static ObjectNode value() {
    String[] bands = Stream.of(Band.values()).map(Coded::code).toArray(String[]::new);
    ObjectNode number = Schemas.object().put("type", "number");
    return Schemas.object(
        "value", Schemas.nullable(number), "band", Schemas.nullable(Schemas.oneOf(bands)));
  }

  private void measure(Exchange exchange, Principal principal) {
    EntityType<?> type =
        exchange
            .query()
            .oneOf(BY, DeliveryMeasures.OWNERS, EntityType::name)
            .orElse(DeliveryMeasures.OWNERS.getFirst());
    measure(exchange, principal, type);
  }

  private <R extends Entity<R>> void measure(
      Exchange exchange, Principal principal, EntityType<R> type) {
    String environment = exchange.query().text("environment").orElse(DeliveryMeasures.PRODUCTION);
    var query = ListParameters.read(exchange.query());
    var measured =
        MeasuredPage.read(
            catalog,
            principal,
            exchange.query(),
            (delivery, window) -> delivery.dora(type, query, window, environment));
    var json = new MeasureJson(principal);
    exchange.respond(
        200,
        out ->
            PageBody.write(
                out, measured.page(), (o, each) -> json.dora(o, type, each, measured.window())));
  }
}
