package io.appinventory.http.operations;

import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;

/** Whether the process lives, and whether it can answer. */
public final class HealthRoutes {
  private static final String TAG = "operations";

  private final Readiness readiness;

  /** With what tells whether it can answer. */
  public HealthRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(HandlerType.GET, "/livez", "livez", "Whether the process lives")
            .tag(TAG)
            .answer(Answer.json(200, "It does.", Schemas.object("status", Schemas.oneOf("ok"))))
            .open(HealthRoutes::ok),
        Route.of(HandlerType.GET, "/readyz", "readyz", "Whether the server can answer")
            .tag(TAG)
            .description("Its database answers and has the schema of this program.")
            .answer(Answer.json(200, "It can.", Schemas.object("status", Schemas.oneOf("ok"))))
            .problems(ProblemType.UNAVAILABLE)
            .open(this::ready));
  }

  private void ready(Exchange exchange) {
    readiness
        .obstacle()
        .ifPresent(
            obstacle -> {
              throw new ProblemException(ProblemType.UNAVAILABLE, obstacle);
            });
    ok(exchange);
  }

  private static void ok(Exchange exchange) {
    exchange.respond(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("status", "ok");
          out.writeEndObject();
        });
  }
}
