package io.appinventory.http.scorecard;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.result.ScoreJson;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.ListParameters;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;

/** Asks scorecards. Whatever they answer is computed when they are asked. */
public final class ScorecardRoutes {
  private static final String TAG = "scorecards";

  private final Catalog catalog;

  /** Over a catalog. */
  public ScorecardRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(summary());
  }

  private Route summary() {
    return Route.of(
            HandlerType.GET,
            "/api/v1/scorecards/{id}/summary",
            "summarizeScorecard",
            "What a scorecard says of all it is for, as a whole and by group")
        .tag(TAG)
        .description(
            "Averages, entities on each level, how many score 0 to 10, 10 to 20 and so on, and the"
                + " pass rate of each criterion.")
        .parameters(
            Parameter.path("id", "The id of the scorecard.", Schemas.uuid()),
            Parameter.query(
                "by",
                "What to group by: a property such as team_id, or entity_type, level, criterion.",
                Schemas.string()),
            ListParameters.FILTER)
        .answer(Answer.json(200, "The summary.", Schemas.data(ScorecardSchemas.summary())))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant(this::summarize);
  }

  private void summarize(Exchange exchange, Principal principal) {
    Id<Scorecard> id = exchange.id("id");
    Optional<String> by = exchange.query().text("by");
    Filter filter = ListParameters.filter(exchange.query());
    Summary summary =
        catalog.read(principal, reader -> reader.scorecards().summary(id, by, filter));
    exchange.respondData(200, out -> ScoreJson.write(out, summary));
  }
}
