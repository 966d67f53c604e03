package io.appinventory.http.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.delivery.Build;
import io.appinventory.catalog.delivery.BuildLog;
import io.appinventory.catalog.delivery.BuildOutput;
import io.appinventory.catalog.delivery.BuildOutputs;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.idempotency.KeptAnswer;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.json.PartJson;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Principal;
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

/** Takes what builds write. That it is read is the work of the routes of collections. */
public final class OutputRoutes {
  private static final String TIME = BuildOutputs.CREATED_AT.name();

  private final Catalog catalog;

  /** Over a catalog. */
  public OutputRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.of(
                HandlerType.POST,
                "/api/v1/builds/{id}/outputs",
                "appendBuildOutput",
                "Appends to what a build wrote")
            .tag(Builds.TYPE.name())
            .description("As of now. At least one of the two texts has to be there.")
            .parameters(
                Parameter.path("id", "The id of the build.", Schemas.uuid()),
                Parameter.header(
                    Submission.HEADER,
                    "A name for the request, to be done once.",
                    Schemas.string()))
            .body(RequestBody.json(EntitySchemas.part(BuildOutputs.TYPE, List.of(TIME))))
            .answer(
                Answer.json(
                    201, "It is appended.", Schemas.data(EntitySchemas.row(BuildOutputs.TYPE))))
            .problems(ProblemType.NOT_FOUND, ProblemType.INVALID_INPUT, ProblemType.CONFLICT)
            .tenant(this::append));
  }

  private void append(Exchange exchange, Principal principal) throws IOException {
    Permissions.requireSomeWrite(principal, Builds.TYPE.name());
    Id<Build> id = exchange.id("id");
    byte[] body = exchange.bytes();
    ObjectNode said = JsonInput.object(body);
    Submission.of(exchange, body).run(catalog, principal, tx -> append(tx, id, said));
  }

  private static KeptAnswer append(Transaction tx, Id<Build> id, ObjectNode said) {
    List<FieldError> errors = new ArrayList<>();
    if (said.has(TIME)) {
      errors.add(new FieldError(TIME, "read_only", "is the time at which it is appended"));
    }
    ObjectNode row = said.deepCopy();
    row.set(TIME, BuildOutputs.CREATED_AT.toJson(tx.scope().now()));
    BuildOutput read =
        PartJson.read(BuildOutputs.TYPE, "output", row, errors)
            .filter(each -> errors.isEmpty())
            .orElseThrow(() -> new InvalidInputException(errors));
    BuildOutput added = new BuildLog(id).append(tx, read.buildOutput(), read.buildErrors());
    return Submission.data(
        201,
        Map.of(),
        out ->
            EntityJson.write(
                out, Masking.ofAnswers(tx.scope().principal().role()), BuildOutputs.TYPE, added));
  }
}
