package io.appinventory.http.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Timeline;
import io.appinventory.catalog.domain.TimelineEntry;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.idempotency.KeptAnswer;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.json.PartJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.EntityTag;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.JsonInput;
import io.appinventory.http.exchange.Submission;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Keeps the timeline of an incident. */
public final class IncidentRoutes {
  private static final String TAG = "incidents";

  private final Catalog catalog;

  /** Over a catalog. */
  public IncidentRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.POST,
                "/api/v1/incidents/{id}/timeline",
                "appendIncidentTimeline",
                "Appends an entry to the timeline of an incident")
            .tag(TAG)
            .description(
                "A status in it moves the incident; without one it keeps the incident's. Without a"
                    + " timestamp it is of now.")
            .parameters(
                Parameter.path("id", "The id of the incident.", Schemas.uuid()),
                Parameter.header(
                    "If-Match", "The ETag of the version it is based on.", Schemas.string()),
                Parameter.header(
                    Submission.HEADER,
                    "A name for the request, to be done once.",
                    Schemas.string()))
            .body(RequestBody.json(body()))
            .answer(
                Answer.json(
                    201,
                    "It is appended; ETag holds the incident's version.",
                    Schemas.data(EntitySchemas.row(Timeline.TYPE))))
            .problems(ProblemType.NOT_FOUND, ProblemType.INVALID_INPUT)
            .problems(ProblemType.STALE_VERSION)
            .tenant(this::append));
  }

  private static ObjectNode body() {
    ObjectNode body = EntitySchemas.part(Timeline.TYPE, List.of());
    body.putArray("required").add(Timeline.MESSAGE.name());
    return body;
  }

  private void append(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireSomeWrite(principal, Incidents.TYPE.name());
    Id<Incident> id = exchange.id("id");
    OptionalLong version = exchange.ifMatch();
    byte[] body = exchange.bytes();
    ObjectNode said = JsonInput.object(body);
    Submission.of(exchange, body).run(catalog, principal, tx -> append(tx, id, version, said));
  }

  private static KeptAnswer append(
      Transaction tx, Id<Incident> id, OptionalLong version, ObjectNode body) {
    // Changes nothing, and holds the incident as it is until the end of the transaction.
    Incident before = tx.patch(Incidents.TYPE, id, Changes.none(), version);
    ObjectNode row = body.deepCopy();
    String status = Timeline.STATUS.name();
    String timestamp = Timeline.TIMESTAMP.name();
    row.putIfAbsent(status, Timeline.STATUS.toJson(before.status()));
    row.putIfAbsent(timestamp, Timeline.TIMESTAMP.toJson(tx.scope().now()));
    List<FieldError> errors = new ArrayList<>();
    TimelineEntry entry =
        PartJson.read(Timeline.TYPE, "timeline", row, errors)
            .orElseThrow(() -> new InvalidInputException(errors));
    Incident after =
        tx.patch(Incidents.TYPE, id, Changes.<Incident>none().add(Incidents.TIMELINE, entry));
    TimelineEntry signed =
        new TimelineEntry(
            entry.timestamp(),
            entry.status(),
            entry.message(),
            tx.scope().principal().userId().orElse(null));
    return Submission.data(
        201,
        Map.of("ETag", EntityTag.of(after.rowVersion())),
        out ->
            EntityJson.write(
                out, Masking.ofAnswers(tx.scope().principal().role()), Timeline.TYPE, signed));
  }
}
