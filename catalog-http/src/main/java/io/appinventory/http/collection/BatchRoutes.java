package io.appinventory.http.collection;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.idempotency.KeptAnswer;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.JsonOutput;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes many entities with one request.
 *
 * @param <R> the record
 */
final class BatchRoutes<R extends Entity<R>> {
  private static final int MAX_LINE = 1_000_000;

  private final EntityCollection<R> collection;

  BatchRoutes(EntityCollection<R> collection) {
    this.collection = collection;
  }

  List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.POST,
                collection.path() + "/batch",
                "batch" + collection.pluralName(),
                "Writes many " + collection.type().name())
            .tag(collection.type().name())
            .description(
                "Each line is a JSON object, at most "
                    + BatchLines.MAX_LINES
                    + " of them. Without id it is the body of a creation, with id of a patch; op"
                    + " may say delete or restore, row_version the version it is based on.")
            .query(
                "atomic",
                "All lines in one transaction, or none; else each line for itself.",
                Schemas.bool())
            .parameters(WriteRoutes.IDEMPOTENCY_KEY)
            .body(RequestBody.lines(line()))
            .answer(Answer.json(200, "What became of each line.", outcomes()))
            .problems(ProblemType.INVALID_INPUT, ProblemType.DUPLICATE, ProblemType.CONFLICT)
            .problems(ProblemType.NOT_FOUND, ProblemType.STALE_VERSION)
            .problems(ProblemType.INVALID_QUERY)
            .tenant(this::run));
  }

  private void run(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireSomeWrite(principal, collection.type().name());
    Batch<R> batch = new Batch<>(collection, principal);
    if (exchange.query().flag("atomic")) {
      byte[] body = exchange.bytes();
      batch.together(
          new BatchLines(new ByteArrayInputStream(body), MAX_LINE),
          Submission.of(exchange, body),
          result -> KeptAnswer.of(200, Map.of(), JsonOutput.bytes(out -> write(out, result))));
      return;
    }
    if (exchange.header(Submission.HEADER) != null) {
      throw ProblemException.malformed(Submission.HEADER, "goes with atomic=true only");
    }
    try (InputStream body = exchange.body()) {
      BatchResult result = batch.each(new BatchLines(body, MAX_LINE));
      exchange.respond(200, out -> write(out, result));
    }
  }

  private static void write(JsonGenerator out, BatchResult result) throws IOException {
    List<BatchOutcome> outcomes = result.outcomes();
    long done = outcomes.stream().filter(BatchOutcome.Done.class::isInstance).count();
    out.writeStartObject();
    out.writeArrayFieldStart("data");
    for (BatchOutcome outcome : outcomes) {
      outcome.write(out);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("meta");
    out.writeNumberField("total", outcomes.size());
    out.writeNumberField("succeeded", done);
    out.writeNumberField("failed", outcomes.size() - done);
    new Warnings(result.cycles()).write(out);
    out.writeEndObject();
    out.writeEndObject();
  }

  private static ObjectNode line() {
    ObjectNode line = Schemas.object();
    ObjectNode members = line.putObject("properties");
    members.set("op", Schemas.oneOf("create", "patch", "delete", "restore"));
    members.set("id", Schemas.uuid());
    members.set("row_version", Schemas.integer(1));
    return line;
  }

  private static ObjectNode outcomes() {
    ObjectNode outcome =
        Schemas.object("line", Schemas.integer(1), "status", Schemas.integer(200, 599));
    outcome.withObject("/properties").set("id", Schemas.uuid());
    outcome.withObject("/properties").set("row_version", Schemas.integer(1));
    outcome.withObject("/properties").set("problem", Schemas.object());
    ObjectNode meta =
        Schemas.object(
            "total", Schemas.integer(0),
            "succeeded", Schemas.integer(0),
            "failed", Schemas.integer(0),
            "warnings", Warnings.schema());
    return Schemas.object("data", Schemas.listOf(outcome), "meta", meta);
  }
}
