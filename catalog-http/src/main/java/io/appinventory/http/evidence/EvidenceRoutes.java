package io.appinventory.http.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.evidence.EvidenceImport;
import io.appinventory.catalog.evidence.EvidenceJson;
import io.appinventory.catalog.evidence.EvidenceReport;
import io.appinventory.catalog.evidence.Subject;
import io.appinventory.catalog.evidence.Validity;
import io.appinventory.catalog.evidence.read.EvidenceReader;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.filter.Durations;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.collection.EntityCollection;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.MediaTypes;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes files of evidence, one in each request. */
public final class EvidenceRoutes {
  private static final String ADVISORIES = "advisories";
  private static final List<String> TYPES =
      List.of(
          MediaTypes.JSON,
          "application/xml",
          "text/xml",
          "application/sarif+json",
          "application/spdx+json",
          "application/vnd.cyclonedx+json",
          "application/octet-stream");

  private final Catalog catalog;

  /** Over a catalog. */
  public EvidenceRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    for (EntityType<?> type : catalog.model().types()) {
      if (Subject.takes(type)) {
        routes.add(post(type));
      }
    }
    routes.add(
        Route.of(
                HandlerType.POST,
                EntityCollection.BASE + ADVISORIES,
                "importAdvisories",
                "Takes advisories of OSV: one, or a list")
            .tag("evidence")
            .description("What they are about is looked for among the packages of all entities.")
            .parameters(UploadedFile.idempotency())
            .body(new RequestBody(List.of(MediaTypes.JSON), Schemas.object(), true, true))
            .answer(Answer.json(200, "What became of them.", Schemas.data(report())))
            .problems(ProblemType.INVALID_INPUT)
            .tenant(this::advisories));
    return routes;
  }

  private <R extends Entity<R>> Route post(EntityType<R> type) {
    EntityCollection<R> collection = new EntityCollection<>(catalog, type);
    return Route.of(
            HandlerType.POST,
            collection.entityPath() + "/evidence",
            "import" + collection.schemaName() + "Evidence",
            "Takes a file of evidence about a " + type.singular())
        .tag("evidence")
        .description(
            "CycloneDX, SPDX, JUnit, JaCoCo, Cobertura, SARIF, Terraform state or OSV, found by"
                + " what it holds. It replaces what the source had in that format.")
        .parameters(collection.id(), UploadedFile.idempotency())
        .query("source", "What the evidence is called; default when absent.", Schemas.string())
        .query("format", "The format, when it is not to be found out.", Schemas.oneOf(codes()))
        .query(
            "observed_at",
            "When it was measured; what the file says, else now, when absent.",
            Schemas.timestamp())
        .query(
            "expires", "How long it counts from then: 30d; for ever when absent.", Schemas.string())
        .query("dry_run", "Whether only to say what would be done.", Schemas.bool())
        .body(new RequestBody(TYPES, Schemas.object(), true, true))
        .answer(Answer.json(200, "What became of it.", Schemas.data(report())))
        .problems(ProblemType.INVALID_QUERY, ProblemType.NOT_FOUND, ProblemType.INVALID_INPUT)
        .tenant((exchange, principal) -> take(type, exchange, principal));
  }

  /** What {@link EvidenceJson} writes. */
  private static ObjectNode report() {
    ObjectNode refused = UploadedFile.refusal();
    ObjectNode taken =
        Schemas.object(
            "format", Schemas.oneOf(codes()),
            "source", Schemas.string(),
            "files", Schemas.integer(1),
            "outcome", Schemas.oneOf("created", "updated", "unchanged"),
            "observed_at", Schemas.timestamp(),
            "expires_at", Schemas.nullable(Schemas.timestamp()),
            "packages", Schemas.integer(0),
            "vulnerabilities", Schemas.integer(0),
            "facts", Schemas.object());
    ObjectNode advisories =
        Schemas.object(
            "read", Schemas.integer(0),
            "created", Schemas.integer(0),
            "updated", Schemas.integer(0),
            "unchanged", Schemas.integer(0),
            "vulnerabilities", Schemas.integer(0));
    return Schemas.object(
        "dry_run", Schemas.bool(),
        "clean", Schemas.bool(),
        "files", Schemas.integer(0),
        "other_files", Schemas.integer(0),
        "refused", Schemas.listOf(refused),
        "reports", Schemas.listOf(taken),
        "advisories", advisories);
  }

  private static String[] codes() {
    return Arrays.stream(EvidenceFormat.values()).map(Coded::code).toArray(String[]::new);
  }

  private <R extends Entity<R>> void take(
      EntityType<R> type, Exchange exchange, Principal principal) throws IOException {
    Permissions.requireWrite(principal, type.name());
    Id<R> id = exchange.id("id");
    QueryParameters query = exchange.query();
    Subject<R> subject = new Subject<>(type, id);
    Validity validity = validity(query);
    Set<EvidenceFormat> formats =
        query
            .code("format", EvidenceFormat.values())
            .map(Set::of)
            .orElseGet(() -> EnumSet.allOf(EvidenceFormat.class));
    byte[] body = exchange.bytes();
    EvidenceReader reader = UploadedFile.read(new EvidenceReader(formats), body);
    EvidenceImport what = EvidenceImport.of(reader.findings(), reader.advisories());
    if (query.flag("dry_run")) {
      EvidenceReport report =
          catalog.read(principal, reading -> what.dryRun(reading, subject, validity));
      ObjectNode json = EvidenceJson.of(report, reader.reading());
      exchange.respondData(200, out -> out.writeRawValue(json.toString()));
    } else {
      answer(exchange, principal, body, reader, tx -> what.run(tx, subject, validity));
    }
  }

  private void advisories(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireWrite(principal, ADVISORIES);
    byte[] body = exchange.bytes();
    EvidenceReader reader = UploadedFile.read(new EvidenceReader(Set.of(EvidenceFormat.OSV)), body);
    EvidenceImport what = EvidenceImport.of(List.of(), reader.advisories());
    answer(exchange, principal, body, reader, what::run);
  }

  private void answer(
      Exchange exchange,
      Principal principal,
      byte[] body,
      EvidenceReader reader,
      Function<Transaction, EvidenceReport> write) {
    Submission.of(exchange, body)
        .run(
            catalog,
            principal,
            tx -> {
              ObjectNode json = EvidenceJson.of(write.apply(tx), reader.reading());
              return Submission.data(200, Map.of(), out -> out.writeRawValue(json.toString()));
            });
  }

  private static Validity validity(QueryParameters query) {
    return new Validity(
        query.text("source").orElse(Validity.DEFAULT_SOURCE),
        query.text("observed_at").map(EvidenceRoutes::time).orElse(null),
        query.text("expires").map(EvidenceRoutes::age).orElse(null));
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new MalformedQueryException("observed_at", "is no time such as 2026-01-31T00:00:00Z");
    }
  }

  private static @Nullable Duration age(String text) {
    return Durations.parse(text)
        .orElseThrow(() -> new MalformedQueryException("expires", "is not " + Durations.EXPECTED));
  }
}
