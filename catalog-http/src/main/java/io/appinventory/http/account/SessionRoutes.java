package io.appinventory.http.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.access.Session;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.session.Masking;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Bearer;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Signing in, signing out, and who one is. */
public final class SessionRoutes {
  private static final String TAG = "auth";
  private static final TextType TEXT = new TextType(1, 1_000);

  private final Catalog catalog;

  /** Over a catalog. */
  public SessionRoutes(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(login(), logout(), me());
  }

  private Route login() {
    return Route.of(HandlerType.POST, "/api/v1/auth/login", "login", "Signs in by password")
        .tag(TAG)
        .description(
            "The access token goes into Authorization: Bearer of every other request. Success and"
                + " failure are audited; which of the three was wrong is not told. Who has a second"
                + " factor and gave no code is told that it is needed.")
        .body(RequestBody.json(loginSchema()))
        .answer(Answer.json(200, "Signed in.", SessionAnswer.schema()))
        .problems(ProblemType.NOT_AUTHENTICATED, ProblemType.INVALID_INPUT)
        .problems(ProblemType.TOO_MANY_REQUESTS)
        .open(this::login);
  }

  private static ObjectNode loginSchema() {
    ObjectNode schema =
        Schemas.object(
                "tenant", Schemas.string(),
                "email", Schemas.string(),
                "password", Schemas.string().put("format", "password"))
            .put("additionalProperties", false);
    schema.withObject("/properties").set("code", Schemas.string());
    return schema;
  }

  private void login(Exchange exchange) throws IOException {
    Fields fields = new Fields(exchange.json(), "tenant", "email", "password", "code");
    String tenant = fields.required("tenant", TEXT);
    String email = fields.required("email", TEXT);
    String password = fields.required("password", TEXT);
    String code = fields.optional("code", TEXT).orElse(null);
    fields.check();
    Session session =
        catalog
            .signIn()
            .byPassword(
                Objects.requireNonNull(tenant),
                Objects.requireNonNull(email),
                Objects.requireNonNull(password),
                code,
                exchange.origin());
    SessionAnswer.respond(exchange, session);
  }

  private Route logout() {
    return Route.of(HandlerType.POST, "/api/v1/auth/logout", "logout", "Ends the session")
        .tag(TAG)
        .description("Of an API token, which is no session, does nothing.")
        .answer(Answer.empty(204, "The token is of no more use."))
        .tenant(this::logout);
  }

  private void logout(Exchange exchange, Principal principal) {
    catalog.signIn().signOut(Bearer.token(exchange.header("Authorization")));
    exchange.respondNothing(204);
  }

  private Route me() {
    return Route.of(HandlerType.GET, "/api/v1/auth/me", "me", "Says who is signed in")
        .tag(TAG)
        .description("The role is the one the token gives, which may be less than the user's own.")
        .answer(
            Answer.json(
                200,
                "The user, the tenant and the role.",
                Schemas.data(
                    Schemas.object(
                        "tenant_id", Schemas.uuid(),
                        "role", Schemas.string(),
                        "user", Schemas.nullable(Schemas.ref("User"))))))
        .tenant(this::me);
  }

  private void me(Exchange exchange, Principal principal) {
    // Everybody may see themselves, although not everybody may read users.
    Principal system = Principal.system(principal.tenantId()).from(principal.origin());
    User user =
        principal
            .userId()
            .flatMap(id -> catalog.read(system, r -> r.find(Users.TYPE, Id.of(id))))
            .orElse(null);
    exchange.respondData(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("tenant_id", principal.tenantId().toString());
          out.writeStringField("role", principal.role().code());
          out.writeFieldName("user");
          if (user == null) {
            out.writeNull();
          } else {
            EntityJson.write(out, Masking.ofAnswers(principal.role()), Users.TYPE, user);
          }
          out.writeEndObject();
        });
  }
}
