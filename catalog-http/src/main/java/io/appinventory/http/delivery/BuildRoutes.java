package io.appinventory.http.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.measure.ReleaseNotes;
import io.appinventory.catalog.delivery.measure.ReleaseNotesText;
import io.appinventory.catalog.delivery.measure.Window;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Measures tests and builds, and says what came between two builds. */
public final class BuildRoutes {
  private static final int USUAL_LIMIT = 50;
  private static final List<String> FORMATS = List.of("json", "markdown");
  private static final String MARKDOWN = "text/markdown; charset=utf-8";

  private final Catalog catalog;

  /** Over a catalog. */
  public BuildRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(flakyTests(), trends(), releaseNotes());
  }

  private Route flakyTests() {
    return Route.of(
            HandlerType.GET,
            "/api/v1/delivery/flaky-tests",
            "listFlakyTests",
            "Tests whose results say little, the worst first")
        .tag(DoraRoutes.TAG)
        .description(
            "Tests that both passed and failed on the same commit, or whose result changed at"
                + " least four times from run to run.")
        .query("project_id", "Of which project; of all when absent.", Schemas.uuid())
        .parameters(WindowParameters.all())
        .query(
            "limit",
            "The most tests.",
            Schemas.integer(1, PageRequest.MAX_SIZE).put("default", USUAL_LIMIT))
        .answer(Answer.json(200, "The tests.", Schemas.data(Schemas.listOf(flakyTest()))))
        .problems(ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant(this::listFlakyTests);
  }

  private static ObjectNode flakyTest() {
    return Schemas.object(
        "entity", Schemas.object(),
        "runs", Schemas.integer(0),
        "failures", Schemas.integer(0),
        "flaky_commits", Schemas.integer(0),
        "flips", Schemas.integer(0));
  }

  private void listFlakyTests(Exchange exchange, Principal principal) {
    QueryParameters query = exchange.query();
    Optional<Id<Project>> project = query.value("project_id", new UuidType()).map(Id::of);
    int limit = query.integer("limit", 1, PageRequest.MAX_SIZE).orElse(USUAL_LIMIT);
    var tests =
        catalog.read(
            principal,
            reader ->
                reader
                    .delivery()
                    .flakyTests(
                        project, WindowParameters.read(query, reader.scope().now()), limit));
    var json = new MeasureJson(principal);
    exchange.respondData(200, out -> json.flakyTests(out, tests));
  }

  private Route trends() {
    return Route.of(
            HandlerType.GET,
            "/api/v1/delivery/trends",
            "followBuilds",
            "How the builds of a project or service went, week by week")
        .tag(DoraRoutes.TAG)
        .description("Weeks begin on Monday, in UTC. Durations and coverage are medians.")
        .query("project_id", "Of which project; or service_id.", Schemas.uuid())
        .query("service_id", "Of which service; or project_id.", Schemas.uuid())
        .parameters(WindowParameters.all())
        .answer(Answer.json(200, "The weeks.", Schemas.data(Schemas.listOf(week()))))
        .problems(ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant(this::followBuilds);
  }

  private static ObjectNode week() {
    return Schemas.object(
        "week", Schemas.string().put("format", "date"),
        "builds", Schemas.integer(0),
        "failed", Schemas.integer(0),
        "duration_seconds", MeasureJson.numberSchema(),
        "coverage_percent", MeasureJson.numberSchema());
  }

  private void followBuilds(Exchange exchange, Principal principal) {
    QueryParameters query = exchange.query();
    Optional<UUID> project = query.value("project_id", new UuidType());
    Optional<UUID> service = query.value("service_id", new UuidType());
    if (project.isPresent() == service.isPresent()) {
      throw new MalformedQueryException("project_id", "is wanted, or service_id, not both");
    }
    var weeks =
        catalog.read(
            principal,
            reader -> {
              Window window = WindowParameters.read(query, reader.scope().now());
              return project.isPresent()
                  ? reader.delivery().buildsOfProject(Id.of(project.get()), window)
                  : reader.delivery().buildsOfService(Id.of(service.orElseThrow()), window);
            });
    exchange.respondData(200, out -> MeasureJson.weeks(out, weeks));
  }

  private Route releaseNotes() {
    return Route.of(
            HandlerType.GET,
            "/api/v1/delivery/release-notes",
            "writeReleaseNotes",
            "What came between two builds of a project")
        .tag(DoraRoutes.TAG)
        .description(
            "What was completed, fixed and remediated after the first ended, until the second"
                + " ended. With format=markdown the answer is text/markdown.")
        .query("from_build", "The build that people have.", Schemas.uuid())
        .query("to_build", "The build that they get.", Schemas.uuid())
        .query("format", "How it is written.", Schemas.oneOf(FORMATS.toArray(String[]::new)))
        .answer(Answer.json(200, "The notes.", Schemas.data(MeasureJson.notesSchema())))
        .problems(ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND)
        .tenant(this::writeReleaseNotes);
  }

  private void writeReleaseNotes(Exchange exchange, Principal principal) {
    QueryParameters query = exchange.query();
    UUID from = required(query, "from_build");
    UUID to = required(query, "to_build");
    String format = query.oneOf("format", FORMATS, Function.identity()).orElse("json");
    ReleaseNotes notes =
        catalog.read(principal, reader -> reader.delivery().releaseNotes(Id.of(from), Id.of(to)));
    if (format.equals("markdown")) {
      exchange.respond(200, MARKDOWN, ReleaseNotesText.of(notes).getBytes(StandardCharsets.UTF_8));
    } else {
      var json = new MeasureJson(principal);
      exchange.respondData(200, out -> json.notes(out, notes));
    }
  }

  private static UUID required(QueryParameters query, String name) {
    return query
        .value(name, new UuidType())
        .orElseThrow(() -> new MalformedQueryException(name, "is missing"));
  }
}
