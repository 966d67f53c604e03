package io.appinventory.http.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.error.TooManyRequestsException;
import io.appinventory.catalog.exchange.DescriptorImport;
import io.appinventory.catalog.exchange.DescriptorReader;
import io.appinventory.catalog.exchange.Format;
import io.appinventory.catalog.exchange.Formats;
import io.appinventory.catalog.exchange.ImportReport;
import io.appinventory.catalog.exchange.ImportReportJson;
import io.appinventory.catalog.exchange.archive.ArchiveLimits;
import io.appinventory.catalog.exchange.read.ReadLimits;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Takes descriptors of other tools. */
public final class ImportRoutes {
  /** What is imported without a name for its source. */
  private static final String UNNAMED = "http";

  private static final int AT_ONCE = 2;
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Catalog catalog;
  private final ArchiveLimits archives;
  private final Semaphore running = new Semaphore(AT_ONCE);

  /** Over a catalog, with the limits of archives. */
  public ImportRoutes(Catalog catalog, ArchiveLimits archives) {
    this.catalog = catalog;
    this.archives = archives;
  }

  /** The one route. */
  public List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.POST,
                "/api/v1/import",
                "importDescriptors",
                "Imports descriptors of other tools")
            .description(
                "The body is a JSON document on each line, one document of JSON or YAML, or a zip,"
                    + " tar or tar.gz archive of files. The answer is the report of the command"
                    + " line: a document that cannot be taken is told in it, and the others are"
                    + " taken. To import the same again changes nothing.")
            .query("format", "Only descriptors of these formats, by comma.", Schemas.string())
            .query("dry_run", "Says what would be done, and does nothing.", Schemas.bool())
            .query(
                "source",
                "What the body is called as a whole: what the source of this name had at its last"
                    + " import and no longer has is marked as orphaned. Without it nothing is.",
                Schemas.string())
            .query(
                "adopt", "Takes over entities that other sources or people made.", Schemas.bool())
            .body(new RequestBody(Upload.LINES, Schemas.object(), true, true).orFile(Upload.FILES))
            .answer(Answer.json(200, "What was done.", Schemas.data(report())))
            .problems(ProblemType.INVALID_QUERY, ProblemType.INVALID_INPUT)
            .problems(ProblemType.DUPLICATE, ProblemType.TOO_MANY_REQUESTS)
            .tenant(this::run));
  }

  private void run(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireWrite(principal, "services");
    Set<Format> formats = formats(exchange);
    boolean dryRun = exchange.query().flag("dry_run");
    boolean adopt = exchange.query().flag("adopt");
    Optional<String> source = exchange.query().text("source");
    if (!running.tryAcquire()) {
      throw new TooManyRequestsException(AT_ONCE + " imports are running already.", PAUSE);
    }
    try (Upload upload = Upload.of(exchange, source.orElse(UNNAMED))) {
      DescriptorReader reader =
          new DescriptorReader(Formats.of(formats), ReadLimits.standard(), Upload.names());
      Path folder = upload.unpacked(reader, archives);
      DescriptorImport what =
          new DescriptorImport(
              source.orElse(UNNAMED),
              reader.read(List.of(folder)),
              reader.reading(),
              formats,
              adopt,
              source.isPresent());
      ImportReport report =
          dryRun ? catalog.read(principal, what::dryRun) : catalog.in(principal, what::run);
      ObjectNode json = ImportReportJson.of(report);
      exchange.respondData(200, out -> out.writeRawValue(json.toString()));
    } finally {
      running.release();
    }
  }

  private static Set<Format> formats(Exchange exchange) {
    Set<Format> named = exchange.query().codes("format", Format.values());
    return named.isEmpty() ? EnumSet.allOf(Format.class) : named;
  }

  private static ObjectNode report() {
    ObjectNode counts =
        Schemas.object(
            "read", Schemas.integer(0),
            "created", Schemas.integer(0),
            "updated", Schemas.integer(0),
            "unchanged", Schemas.integer(0),
            "conflicts", Schemas.integer(0));
    ObjectNode list = Schemas.listOf(Schemas.object());
    return Schemas.object(
        "source", Schemas.string(),
        "dry_run", Schemas.bool(),
        "clean", Schemas.bool(),
        "total", counts,
        "kinds", Schemas.object(),
        "files", Schemas.integer(0),
        "other_files", Schemas.integer(0),
        "refused", list.deepCopy(),
        "skipped", list.deepCopy(),
        "notes", list.deepCopy(),
        "conflicts", list.deepCopy(),
        "orphaned", list.deepCopy(),
        "returned", list.deepCopy(),
        "dangling", list.deepCopy(),
        "resolved", Schemas.integer(0),
        "repositories", Schemas.listOf(Schemas.string()),
        "dependency_cycles", Schemas.listOf(Schemas.listOf(Schemas.object())));
  }
}
