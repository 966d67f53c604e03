package io.appinventory.http.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.Severity;
import io.appinventory.catalog.delivery.measure.FixPolicy;
import io.appinventory.catalog.model.Coded;
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
import java.util.stream.Stream;

/** Measures the defects and vulnerabilities of projects. */
public final class ProjectRoutes {
  private final Catalog catalog;

  /** Over a catalog. */
  public ProjectRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(defects(), vulnerabilities());
  }

  private Route defects() {
    return Route.of(
            HandlerType.GET,
            "/api/v1/delivery/defects",
            "measureDefects",
            "How defects of projects come and go")
        .tag(DoraRoutes.TAG)
        .description(
            "Of bugs: how many were found in the window, and how many of them in production; how"
                + " many were resolved, and how many were open at its end. Medians in days.")
        .parameters(WindowParameters.all())
        .parameters(ListParameters.ofResults())
        .answer(Answer.json(200, "A page of projects.", Schemas.page(flow())))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY)
        .tenant(this::measureDefects);
  }

  private static ObjectNode flow() {
    return Schemas.object(
        "entity", Schemas.object(),
        "from", Schemas.timestamp(),
        "to", Schemas.timestamp(),
        "found", Schemas.integer(0),
        "escaped", Schemas.integer(0),
        "escape_rate", MeasureJson.numberSchema(),
        "resolved", Schemas.integer(0),
        "resolve_days", MeasureJson.numberSchema(),
        "open", Schemas.integer(0),
        "open_days", MeasureJson.numberSchema());
  }

  private void measureDefects(Exchange exchange, Principal principal) {
    var query = ListParameters.read(exchange.query());
    var measured =
        MeasuredPage.read(
            catalog,
            principal,
            exchange.query(),
            (delivery, window) -> delivery.defects(query, window));
    var json = new MeasureJson(principal);
    exchange.respond(
        200,
        out ->
            PageBody.write(
                out, measured.page(), (o, each) -> json.defects(o, each, measured.window())));
  }

  private Route vulnerabilities() {
    return Route.of(
            HandlerType.GET,
            "/api/v1/delivery/vulnerabilities",
            "measureVulnerabilities",
            "What vulnerabilities of projects expose, and how soon they are remediated")
        .tag(DoraRoutes.TAG)
        .description(
            "Against a policy: the days from discovery to remediation that each severity may"
                + " take. What is no vulnerability, or accepted, does not count.")
        .parameters(WindowParameters.all())
        .parameters(Stream.of(Severity.values()).map(ProjectRoutes::days).toArray(Parameter[]::new))
        .parameters(ListParameters.ofResults())
        .answer(Answer.json(200, "A page of projects.", Schemas.page(exposure())))
        .problems(ProblemType.MALFORMED, ProblemType.INVALID_QUERY)
        .tenant(this::measureVulnerabilities);
  }

  private static Parameter days(Severity severity) {
    return Parameter.query(
        severity.code() + "_days",
        "The days for " + severity.code() + " ones.",
        Schemas.integer(0, FixPolicy.MAX).put("default", FixPolicy.USUAL.days(severity)));
  }

  private static ObjectNode exposure() {
    ObjectNode severity =
        Schemas.object(
            "severity",
            Schemas.oneOf(Stream.of(Severity.values()).map(Coded::code).toArray(String[]::new)),
            "policy_days",
            Schemas.integer(0),
            "open",
            Schemas.integer(0),
            "overdue",
            Schemas.integer(0),
            "remediated",
            Schemas.integer(0),
            "in_time",
            Schemas.integer(0),
            "in_time_rate",
            MeasureJson.numberSchema(),
            "fix_days",
            MeasureJson.numberSchema());
    return Schemas.object(
        "entity", Schemas.object(),
        "from", Schemas.timestamp(),
        "to", Schemas.timestamp(),
        "severities", Schemas.listOf(severity));
  }

  private void measureVulnerabilities(Exchange exchange, Principal principal) {
    var query = ListParameters.read(exchange.query());
    FixPolicy policy = policy(exchange.query());
    var measured =
        MeasuredPage.read(
            catalog,
            principal,
            exchange.query(),
            (delivery, window) -> delivery.exposure(query, window, policy));
    var json = new MeasureJson(principal);
    exchange.respond(
        200,
        out ->
            PageBody.write(
                out,
                measured.page(),
                (o, each) -> json.exposure(o, each, measured.window(), policy)));
  }

  private static FixPolicy policy(QueryParameters query) {
    return new FixPolicy(
        days(query, Severity.CRITICAL),
        days(query, Severity.HIGH),
        days(query, Severity.MEDIUM),
        days(query, Severity.LOW));
  }

  private static int days(QueryParameters query, Severity severity) {
    return query
        .integer(severity.code() + "_days", 0, FixPolicy.MAX)
        .orElse(FixPolicy.USUAL.days(severity));
  }
}
