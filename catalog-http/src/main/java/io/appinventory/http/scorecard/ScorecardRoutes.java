package io.appinventory.http.scorecard;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.ScoreJson;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.ListParameters;
import io.appinventory.http.collection.PageBody;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
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
  /** The tag of all routes about scorecards. */
  static final String TAG = "scorecards";

  /** What summaries are grouped by. */
  static final Parameter BY =
      Parameter.query(
          "by",
          "What to group by: a property such as team_id, or entity_type, level, criterion.",
          Schemas.string());

  private static final Parameter ID =
      Parameter.path("id", "The id of the scorecard.", Schemas.uuid());

  private final Catalog catalog;

  /** Over a catalog. */
  public ScorecardRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(results(), summary());
  }

  private Route results() {
    return Route.of(
            HandlerType.GET,
            "/api/v1/scorecards/{id}/results",
            "listScorecardResults",
            "What a scorecard says of each entity it is for")
        .tag(TAG)
        .description(
            "Ordered by score, level or what the entities have, the lowest scores first when"
                + " nothing is said; entities without a score come last.")
        .parameters(ID)
        .parameters(ListParameters.ofResults())
        .parameters(ListParameters.EXPLAIN)
        .answer(Answer.json(200, "A page of results.", ScorecardSchemas.results()))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant(this::list);
  }

  private void list(Exchange exchange, Principal principal) {
    Id<Scorecard> id = exchange.id("id");
    ResultQuery query = query(exchange.query()).page(ListParameters.page(exchange.query()));
    Page<EntityResult> page =
        catalog.read(principal, reader -> reader.scorecards().results(id, query));
    exchange.respond(200, out -> PageBody.write(out, page, ScoreJson::write));
  }

  /** What is asked of results, but which part. */
  static ResultQuery query(QueryParameters query) {
    ResultQuery asked =
        ResultQuery.all()
            .where(ListParameters.filter(query))
            .orderBy(Sort.parse(query.text("order_by").orElse("")));
    ResultQuery counted = ListParameters.wantsTotal(query) ? asked : asked.withoutTotal();
    return query.flag("explain") ? counted.explained() : counted;
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
        .parameters(ID, BY, ListParameters.FILTER)
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
