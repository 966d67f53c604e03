package io.appinventory.http.oidc;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.access.Session;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotAuthenticatedException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.account.SessionAnswer;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Answer;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Single sign-on: sends the browser to the tenant's issuer, and takes it back with a code.
 *
 * <p>Users are found by the issuer's subject in {@code external_id}, never by their e-mail address:
 * whoever can have an address at the issuer would become the user who has it here.
 */
public final class OidcRoutes {
  private static final String PATH = "/api/v1/auth/oidc/";

  private final Catalog catalog;
  private final Map<String, OidcSettings> settings;
  private final Map<String, OidcIssuer> issuers;

  /** For the tenants that have an issuer. */
  public OidcRoutes(Catalog catalog, List<OidcSettings> settings) {
    this.catalog = catalog;
    this.settings =
        settings.stream().collect(Collectors.toMap(OidcSettings::tenant, Function.identity()));
    this.issuers =
        settings.stream().collect(Collectors.toMap(OidcSettings::tenant, OidcIssuer::new));
  }

  /** The routes; none where no tenant has an issuer. */
  public List<Route> routes() {
    return settings.isEmpty() ? List.of() : List.of(begin(), end());
  }

  private Route begin() {
    return Route.of(HandlerType.GET, PATH + "{tenant}", "beginSingleSignOn", "Signs in elsewhere")
        .tag("auth")
        .description("Sends the browser to the issuer of the tenant.")
        .parameters(tenant())
        .answer(Answer.empty(302, "Location is where the issuer asks who it is."))
        .problems(ProblemType.NOT_AUTHENTICATED)
        .open(this::begin);
  }

  private void begin(Exchange exchange) {
    OidcSettings wanted = settings(exchange);
    OidcAttempt attempt = OidcAttempt.begin();
    String issuer = issuer(wanted).authorization(attempt).toString();
    exchange
        .header("Set-Cookie", attempt.setCookie(PATH + wanted.tenant(), secure(wanted)))
        .header("Location", issuer)
        .respondNothing(302);
  }

  private Route end() {
    Route.Builder route =
        Route.of(
                HandlerType.GET,
                PATH + "{tenant}/callback",
                "endSingleSignOn",
                "Takes back who has signed in elsewhere")
            .tag("auth")
            .description("Where the issuer sends the browser. The access token is like any other.")
            .parameters(tenant())
            .query("code", "By which the issuer tells who it is.", Schemas.string())
            .query("state", "What the issuer was sent.", Schemas.string())
            .query("error", "Why the issuer tells nothing.", Schemas.string())
            .query("error_description", "The same for people.", Schemas.string());
    // What issuers add of their own and nobody needs.
    for (String more : List.of("iss", "scope", "session_state", "authuser", "hd", "prompt")) {
      route.query(more, "Is passed over.", Schemas.string());
    }
    return route
        .answer(Answer.json(200, "Signed in.", SessionAnswer.schema()))
        .problems(ProblemType.NOT_AUTHENTICATED, ProblemType.INVALID_QUERY)
        .open(this::end);
  }

  private void end(Exchange exchange) {
    OidcSettings wanted = settings(exchange);
    OidcAttempt attempt =
        OidcAttempt.of(exchange.header("Cookie"))
            .filter(begun -> exchange.query().text("state").filter(begun::hasState).isPresent())
            .orElseThrow(
                () -> new NotAuthenticatedException("The sign-in did not begin in this browser."));
    exchange.header("Set-Cookie", OidcAttempt.clearCookie(PATH + wanted.tenant(), secure(wanted)));
    String code =
        exchange
            .query()
            .text("code")
            .orElseThrow(() -> new NotAuthenticatedException("The issuer does not vouch for you."));
    OidcIdentity identity = issuer(wanted).exchange(code, attempt);
    SessionAnswer.respond(exchange, signIn(wanted, identity, exchange.origin()));
  }

  private Session signIn(OidcSettings wanted, OidcIdentity identity, Map<String, String> origin) {
    return known(wanted, identity, origin)
        .or(
            () -> {
              if (!wanted.provision()) {
                return Optional.empty();
              }
              provision(wanted, identity, origin);
              return known(wanted, identity, origin);
            })
        .orElseThrow(
            () -> catalog.signIn().unknownSubject(wanted.tenant(), identity.subject(), origin));
  }

  private Optional<Session> known(
      OidcSettings wanted, OidcIdentity identity, Map<String, String> origin) {
    return catalog.signIn().bySubject(wanted.tenant(), identity.subject(), origin);
  }

  /** Makes the user, unless somebody else has the address. */
  private void provision(OidcSettings wanted, OidcIdentity identity, Map<String, String> origin) {
    Optional<UUID> tenant = catalog.signIn().activeTenant(wanted.tenant());
    if (tenant.isEmpty() || identity.email().isEmpty()) {
      return;
    }
    String email = identity.email().get();
    Changes<User> user =
        Changes.<User>none()
            .set(Users.EMAIL, email)
            .set(Users.DISPLAY_NAME, identity.name().orElse(email))
            .set(Users.ROLE, UserRole.VIEWER)
            .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
            .set(Users.EXTERNAL_ID, identity.subject());
    try {
      catalog.in(Principal.system(tenant.get()).from(origin), tx -> tx.create(Users.TYPE, user));
    } catch (ConflictException | InvalidInputException e) {
      // Made at the same moment by another request, or not to be made: looking again tells.
    }
  }

  private OidcSettings settings(Exchange exchange) {
    return Optional.ofNullable(settings.get(exchange.text("tenant")))
        .orElseThrow(() -> new NotAuthenticatedException("The tenant has no single sign-on."));
  }

  private OidcIssuer issuer(OidcSettings wanted) {
    return Objects.requireNonNull(issuers.get(wanted.tenant()));
  }

  private static boolean secure(OidcSettings wanted) {
    return "https".equals(wanted.redirect().getScheme());
  }

  private static Parameter tenant() {
    return Parameter.path("tenant", "The slug of the tenant.", Schemas.string());
  }
}
