package io.appinventory.http.account;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.access.Enrolment;
import io.appinventory.catalog.access.SecondFactors;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The second factor of whoever is signed in, and taking that of a user away. */
public final class SecondFactorRoutes {
  private static final String PATH = "/api/v1/auth/second-factor";
  private static final String TAG = "auth";
  private static final TextType CODE = new TextType(1, 100);

  private final Catalog catalog;

  /** Over a catalog. */
  public SecondFactorRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(enrol(), confirm(), remove(), reset());
  }

  private Route enrol() {
    return Route.of(HandlerType.POST, PATH, "enrolSecondFactor", "Begins to add a second factor")
        .tag(TAG)
        .description("The secret is shown this once. It counts once a code was confirmed.")
        .answer(
            Answer.json(
                200,
                "What the device has to know.",
                Schemas.data(
                    Schemas.object("secret", Schemas.string(), "address", Schemas.string()))))
        .problems(ProblemType.CONFLICT)
        .tenant(this::enrol);
  }

  private void enrol(Exchange exchange, Principal principal) {
    Enrolment enrolment =
        catalog.in(principal, tx -> new SecondFactors(tx.scope()).enrol(address(principal)));
    exchange.respondData(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("secret", enrolment.secret());
          out.writeStringField("address", enrolment.address());
          out.writeEndObject();
        });
  }

  /** Everybody may know their own. */
  private String address(Principal principal) {
    Principal system = Principal.system(principal.tenantId()).from(principal.origin());
    return principal
        .userId()
        .flatMap(id -> catalog.read(system, r -> r.find(Users.TYPE, Id.<User>of(id))))
        .map(User::email)
        .orElseThrow(() -> new NotAllowedException("Only a user has a second factor."));
  }

  private Route confirm() {
    return Route.of(
            HandlerType.POST, PATH + "/confirm", "confirmSecondFactor", "Adds the second factor")
        .tag(TAG)
        .description(
            "From then on signing in needs a code. Those for when the device is lost are shown this"
                + " once.")
        .body(codeBody())
        .answer(
            Answer.json(
                200,
                "It is added.",
                Schemas.data(Schemas.object("recovery_codes", Schemas.listOf(Schemas.string())))))
        .problems(ProblemType.CONFLICT, ProblemType.INVALID_INPUT)
        .tenant(this::confirm);
  }

  private void confirm(Exchange exchange, Principal principal) throws IOException {
    String code = code(exchange);
    List<String> recovery =
        catalog.in(principal, tx -> new SecondFactors(tx.scope()).confirm(code));
    exchange.respondData(
        200,
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("recovery_codes");
          for (String each : recovery) {
            out.writeString(each);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private Route remove() {
    return Route.of(
            HandlerType.POST,
            PATH + "/remove",
            "removeSecondFactor",
            "Takes the second factor away")
        .tag(TAG)
        .description("Needs a last code, of the device or for recovery.")
        .body(codeBody())
        .answer(Answer.empty(204, "There is none any more."))
        .problems(ProblemType.INVALID_INPUT)
        .tenant(this::remove);
  }

  private void remove(Exchange exchange, Principal principal) throws IOException {
    String code = code(exchange);
    catalog.<@Nullable Void>in(
        principal,
        tx -> {
          new SecondFactors(tx.scope()).remove(code);
          return null;
        });
    exchange.respondNothing(204);
  }

  private Route reset() {
    return Route.of(
            HandlerType.DELETE,
            "/api/v1/users/{id}/second-factor",
            "resetSecondFactor",
            "Takes the second factor of a user away")
        .tag("users")
        .description("For a user who has lost the device and the codes for that.")
        .parameters(Parameter.path("id", "The id of the user.", Schemas.uuid()))
        .answer(Answer.empty(204, "There is none any more."))
        .problems(ProblemType.MALFORMED, ProblemType.NOT_FOUND)
        .tenant(this::reset);
  }

  private void reset(Exchange exchange, Principal principal) {
    Id<User> user = exchange.id("id");
    catalog.<@Nullable Void>in(
        principal,
        tx -> {
          new SecondFactors(tx.scope()).reset(user);
          return null;
        });
    exchange.respondNothing(204);
  }

  private static RequestBody codeBody() {
    return RequestBody.json(
        Schemas.object("code", Schemas.string()).put("additionalProperties", false));
  }

  private static String code(Exchange exchange) throws IOException {
    Fields fields = new Fields(exchange.json(), "code");
    String code = fields.required("code", CODE);
    fields.check();
    return Objects.requireNonNull(code);
  }
}
