package io.appinventory.http.route;

import io.appinventory.catalog.access.Refusals;
import io.appinventory.catalog.access.SignIn;
import io.appinventory.catalog.error.NotAllowedException;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.problem.Problem;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Parameter.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts routes before handlers: finds the route, finds out who asks, reads the parameters, calls the
 * handler. The framework is given one endpoint for each method, as it would try routes one after
 * the other.
 */
public final class Router {
  private static final String PRINCIPAL = "appinventory.principal";
  private static final String ROUTE = "appinventory.route";
  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.HEAD,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.OPTIONS);

  private final SignIn signIn;
  private final Refusals refusals;
  private final InstallationToken installation;
  private final long maxBody;
  private final long maxBatch;
  private final RouteTable<Served> table = new RouteTable<>();

  /**
   * A router.
   *
   * @param signIn knows whom a token stands for
   * @param refusals told of what signed-in users may not do
   * @param installationToken the token of the installation, if it has one
   * @param maxBody the most bytes of a body
   * @param maxBatch the most bytes of a batch
   * @param routes what is served: HEAD wherever GET is, and OPTIONS everywhere
   */
  public Router(
      SignIn signIn,
      Refusals refusals,
      Optional<String> installationToken,
      long maxBody,
      long maxBatch,
      List<Route> routes) {
    this.signIn = signIn;
    this.refusals = refusals;
    this.installation = new InstallationToken(installationToken);
    this.maxBody = maxBody;
    this.maxBatch = maxBatch;
    for (Route route : routes) {
      Served served = served(route);
      table.add(route.method().name(), route.path(), served);
      if (route.method().equals(HandlerType.GET)) {
        table.add(HandlerType.HEAD.name(), route.path(), served);
      }
    }
  }

  /** Serves the routes. */
  public void install(RoutesConfig javalin) {
    for (HandlerType method : METHODS) {
      javalin.addEndpoint(Endpoint.create(method, "*").handler(this::handle));
    }
  }

  /** Who asked, once that is known. */
  public static Optional<Principal> principal(Context context) {
    @Nullable Principal known = context.attribute(PRINCIPAL);
    return Optional.ofNullable(known);
  }

  /** The template of the route that answers; a dash where none does. */
  public static String route(Context context) {
    @Nullable String path = context.attribute(ROUTE);
    return path == null ? "-" : path;
  }

  private void handle(Context context) throws IOException {
    String path = context.path();
    RouteTable.Match<Served> match = table.find(context.req().getMethod(), path);
    if (match != null) {
      context.attribute(ROUTE, match.target().path());
      answer(match.target(), match.parameters(), context);
    } else if (context.method().equals(HandlerType.OPTIONS) && !table.methods(path).isEmpty()) {
      context.header("Allow", String.join(", ", allowed(path))).status(204);
      context.res().setContentType(null);
    } else {
      throw new ProblemException(unserved(context.req().getMethod(), path));
    }
  }

  /** That nothing answers, or not to that method. */
  public Problem unserved(String method, String path) {
    SortedSet<String> methods = allowed(path);
    if (methods.isEmpty()) {
      return Problem.of(
          ProblemType.ROUTE_NOT_FOUND, "Nothing answers to " + method + " " + path + ".");
    }
    String allowed = String.join(", ", methods);
    String detail = method + " is not allowed at " + path + ", allowed are " + allowed + ".";
    return new Problem(ProblemType.METHOD_NOT_ALLOWED, detail, List.of(), Map.of("Allow", allowed));
  }

  private SortedSet<String> allowed(String path) {
    SortedSet<String> methods = new TreeSet<>(table.methods(path));
    if (!methods.isEmpty()) {
      methods.add(HandlerType.OPTIONS.name());
    }
    return methods;
  }

  private void answer(Served served, Map<String, String> path, Context context) throws IOException {
    switch (served.guard()) {
      case Guard.Open open -> open.handler().handle(served.exchange(context, path));
      case Guard.Tenant tenant -> {
        Principal principal = authenticate(context);
        context.attribute(PRINCIPAL, principal);
        handle(tenant.handler(), served.exchange(context, path), principal);
      }
      case Guard.Installation operator -> {
        installation.require(Bearer.token(context.header("Authorization")));
        operator.handler().handle(served.exchange(context, path));
      }
    }
  }

  private void handle(Guard.TenantHandler handler, Exchange exchange, Principal principal)
      throws IOException {
    try {
      handler.handle(exchange, principal);
    } catch (NotAllowedException e) {
      refusals.tell(principal, exchange.attempt(), e);
      throw e;
    }
  }

  private Principal authenticate(Context context) {
    String token = Bearer.token(context.header("Authorization"));
    return signIn.byToken(token, Exchange.origin(context));
  }

  /** A route as its requests are read. */
  private record Served(
      String path,
      Guard guard,
      Set<String> parameters,
      boolean foreign,
      List<String> mediaTypes,
      long maxBody) {
    Exchange exchange(Context context, Map<String, String> inPath) {
      QueryParameters query =
          foreign
              ? QueryParameters.parseKnown(context.queryString(), parameters)
              : QueryParameters.parse(context.queryString(), parameters);
      return new Exchange(context, inPath, query, mediaTypes, maxBody);
    }
  }

  private Served served(Route route) {
    List<String> mediaTypes = route.body().map(RequestBody::mediaTypes).orElse(List.of());
    boolean large = route.body().map(RequestBody::large).orElse(false);
    return new Served(
        route.path(),
        route.guard(),
        new LinkedHashSet<>(route.names(Place.QUERY)),
        route.foreign(),
        mediaTypes,
        large ? maxBatch : maxBody);
  }
}
