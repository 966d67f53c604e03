package io.appinventory.http.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.Feature;
import io.appinventory.catalog.delivery.Project;
import io.appinventory.catalog.delivery.TestResults;
import io.appinventory.catalog.delivery.run.RunImport;
import io.appinventory.catalog.delivery.run.RunReportJson;
import io.appinventory.catalog.delivery.run.RunTarget;
import io.appinventory.catalog.evidence.read.EvidenceReader;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.EntityCollection;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Takes JUnit XML as results of test cases, one file in each request. */
public final class RunRoutes {
  private static final List<String> TYPES =
      List.of("application/xml", "text/xml", "application/octet-stream");

  private final Catalog catalog;

  /** Over a catalog. */
  public RunRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(junit());
  }

  private Route junit() {
    return Route.of(
            HandlerType.POST,
            EntityCollection.BASE + TestResults.TYPE.name() + "/junit",
            "importTestResults",
            "Takes JUnit XML: each case is a result of the test case of its name")
        .tag(TestResults.TYPE.name())
        .description(
            "Of test cases of one project, by classname.name or else by the name alone; build_id,"
                + " feature_id or project_id has to be said. All results are written, or none.")
        .parameters(UploadedFile.idempotency())
        .query("build_id", "The build that was tested.", Schemas.uuid())
        .query(
            "feature_id",
            "The feature whose test cases come first; that of the build when absent.",
            Schemas.uuid())
        .query("project_id", "The project.", Schemas.uuid())
        .query("create", "Whether to add test cases that are not there.", Schemas.bool())
        .query(
            "executed_at",
            "When it was run; what the file says, else now, when absent.",
            Schemas.timestamp())
        .query("environment", "Where it was run.", Schemas.string())
        .query("dry_run", "Whether only to say what would be done.", Schemas.bool())
        .body(new RequestBody(TYPES, Schemas.string(), true, true))
        .answer(Answer.json(200, "What became of it.", Schemas.data(report())))
        .problems(ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND, ProblemType.INVALID_INPUT)
        .tenant(this::take);
  }

  /** What {@link RunReportJson} writes. */
  private static ObjectNode report() {
    ObjectNode results =
        Schemas.object(
            "passed", Schemas.integer(0),
            "failed", Schemas.integer(0),
            "skipped", Schemas.integer(0),
            "error", Schemas.integer(0),
            "total", Schemas.integer(0));
    return Schemas.object(
        "dry_run", Schemas.bool(),
        "clean", Schemas.bool(),
        "files", Schemas.integer(0),
        "other_files", Schemas.integer(0),
        "refused", Schemas.listOf(UploadedFile.refusal()),
        "results", results,
        "test_cases", Schemas.object("matched", Schemas.integer(0), "created", Schemas.integer(0)),
        "unmatched", Schemas.integer(0),
        "unmatched_names", Schemas.listOf(Schemas.string()));
  }

  private void take(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireWrite(principal, TestResults.TYPE.name());
    QueryParameters query = exchange.query();
    RunTarget target = target(query);
    byte[] body = exchange.bytes();
    EvidenceReader reader = UploadedFile.read(EvidenceReader.ofCases(), body);
    RunImport what = RunImport.of(reader.cases());
    if (query.flag("dry_run")) {
      var report = catalog.read(principal, reading -> what.dryRun(reading, target));
      ObjectNode json = RunReportJson.of(report, reader.reading());
      exchange.respondData(200, out -> out.writeRawValue(json.toString()));
      return;
    }
    Submission.of(exchange, body)
        .run(
            catalog,
            principal,
            tx -> {
              ObjectNode json = RunReportJson.of(what.run(tx, target), reader.reading());
              return Submission.data(200, Map.of(), out -> out.writeRawValue(json.toString()));
            });
  }

  private static RunTarget target(QueryParameters query) {
    return new RunTarget(
        query.value("build_id", new UuidType()).<Id<Build>>map(Id::of).orElse(null),
        query.value("feature_id", new UuidType()).<Id<Feature>>map(Id::of).orElse(null),
        query.value("project_id", new UuidType()).<Id<Project>>map(Id::of).orElse(null),
        query.flag("create"),
        query.value("executed_at", new TimestampType()).orElse(null),
        query.text("environment").orElse(null));
  }
}
