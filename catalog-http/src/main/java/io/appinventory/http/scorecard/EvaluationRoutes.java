package io.appinventory.http.scorecard;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.evaluation.Evaluation;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.Comparison;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.ScoreJson;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.ListParameters;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Asks scorecards that are not saved: what would they say, and what would change? */
public final class EvaluationRoutes {
  private static final String COMPARE_TO = "compare_to";
  private static final String UNNAMED = "unsaved";

  private final Catalog catalog;

  /** Over a catalog. */
  public EvaluationRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(evaluate());
  }

  private Route evaluate() {
    return Route.of(
            HandlerType.POST,
            "/api/v1/scorecards/evaluate",
            "evaluateScorecard",
            "What a scorecard would say, without saving it")
        .tag(ScorecardRoutes.TAG)
        .description(
            "The body is that of a creation. With compare_to, the id of a scorecard, its"
                + " exemptions apply, and the answer says who would rise and who would drop if the"
                + " body took its place. per_page is how many results, rises and drops are shown.")
        .parameters(ScorecardRoutes.BY, ListParameters.FILTER)
        .parameters(ListParameters.perPage(), ListParameters.EXPLAIN)
        .body(RequestBody.json(ScorecardSchemas.unsaved()))
        .answer(Answer.json(200, "What it would say.", ScorecardSchemas.evaluation()))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY, ProblemType.INVALID_INPUT)
        .tenant(this::evaluate);
  }

  private void evaluate(Exchange exchange, Principal principal) throws IOException {
    Optional<String> by = exchange.query().text("by");
    Filter filter = ListParameters.filter(exchange.query());
    PageRequest page = ListParameters.page(exchange.query());
    ResultQuery all = ResultQuery.all().where(filter).page(page).withoutTotal();
    ResultQuery query = exchange.query().flag("explain") ? all.explained() : all;
    ObjectNode body = exchange.json();
    Optional<Id<Scorecard>> other = compareTo(body);
    Changes<Scorecard> scorecard = ChangesJson.forCreate(Scorecards.TYPE, body);
    Said said =
        catalog.read(
            principal,
            reader -> {
              Evaluation evaluation = evaluation(reader, scorecard, other);
              return new Said(
                  evaluation.summary(by, filter),
                  evaluation.results(query).items(),
                  other.map(id -> reader.scorecards().summary(id, Optional.empty(), filter)),
                  other.map(id -> evaluation.comparedTo(id, filter, page.size())));
            });
    exchange.respondData(200, said::write);
  }

  /** Takes the field out of the body, which otherwise is that of a creation. */
  private static Optional<Id<Scorecard>> compareTo(ObjectNode body) {
    if (!body.has("name")) {
      body.put("name", UNNAMED);
    }
    JsonNode other = body.remove(COMPARE_TO);
    if (other == null || other.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Id.of(new UuidType().read(other)));
    } catch (InvalidValueException e) {
      throw refused(e.code(), e.reason());
    }
  }

  private static InvalidInputException refused(String code, String reason) {
    return new InvalidInputException(List.of(new FieldError(COMPARE_TO, code, reason)));
  }

  private static Evaluation evaluation(
      Reader reader, Changes<Scorecard> scorecard, Optional<Id<Scorecard>> other) {
    if (other.isEmpty()) {
      return reader.scorecards().evaluate(scorecard);
    }
    if (reader.find(Scorecards.TYPE, other.get()).isEmpty()) {
      throw refused("not_found", "there is no scorecard " + other.get());
    }
    return reader.scorecards().evaluate(scorecard, other.get());
  }

  /** The answer. */
  private record Said(
      Summary summary,
      List<EntityResult> results,
      Optional<Summary> saved,
      Optional<Comparison> comparison) {
    void write(JsonGenerator out) throws IOException {
      out.writeStartObject();
      out.writeFieldName("summary");
      ScoreJson.writeUnsaved(out, summary);
      out.writeArrayFieldStart("results");
      for (EntityResult result : results) {
        ScoreJson.write(out, result);
      }
      out.writeEndArray();
      out.writeFieldName("compared_to");
      if (saved.isPresent()) {
        ScoreJson.write(out, saved.get());
      } else {
        out.writeNull();
      }
      out.writeFieldName("comparison");
      if (comparison.isPresent()) {
        ScoreJson.write(out, comparison.get());
      } else {
        out.writeNull();
      }
      out.writeEndObject();
    }
  }
}
