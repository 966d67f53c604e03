package io.appinventory.http.route;

import io.appinventory.catalog.access.SignIn;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.QueryParameters;
import io.appinventory.http.route.Parameter.Place;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Puts routes before handlers: finds out who asks, reads the parameters, calls the handler. */
public final class Router {
  private static final String PRINCIPAL = "appinventory.principal";

  private final SignIn signIn;
  private final InstallationToken installation;
  private final long maxBody;
  private final long maxBatch;

  /**
   * A router.
   *
   * @param signIn knows whom a token stands for
   * @param installationToken the token of the installation, if it has one
   * @param maxBody the most bytes of a body
   * @param maxBatch the most bytes of a batch
   */
  public Router(SignIn signIn, Optional<String> installationToken, long maxBody, long maxBatch) {
    this.signIn = signIn;
    this.installation = new InstallationToken(installationToken);
    this.maxBody = maxBody;
    this.maxBatch = maxBatch;
  }

  /** Serves the routes; HEAD wherever GET is served, and OPTIONS everywhere. */
  public void install(RoutesConfig javalin, List<Route> routes) {
    for (Route route : routes) {
      add(javalin, route, route.method());
      if (route.method().equals(HandlerType.GET)) {
        add(javalin, route, HandlerType.HEAD);
      }
    }
    allowed(routes)
        .forEach((path, methods) -> javalin.options(path, context -> options(context, methods)));
  }

  /** Who asked, once that is known. */
  public static Optional<Principal> principal(Context context) {
    @Nullable Principal known = context.attribute(PRINCIPAL);
    return Optional.ofNullable(known);
  }

  private void add(RoutesConfig javalin, Route route, HandlerType method) {
    Reading reading = reading(route);
    javalin.addEndpoint(
        Endpoint.create(method, route.path())
            .addMetadata(route)
            .handler(context -> handle(route.guard(), reading, context)));
  }

  private void handle(Guard guard, Reading reading, Context context) throws IOException {
    switch (guard) {
      case Guard.Open open -> open.handler().handle(reading.of(context));
      case Guard.Tenant tenant -> {
        Principal principal = authenticate(context);
        context.attribute(PRINCIPAL, principal);
        tenant.handler().handle(reading.of(context), principal);
      }
      case Guard.Installation operator -> {
        installation.require(Bearer.token(context.header("Authorization")));
        operator.handler().handle(reading.of(context));
      }
    }
  }

  private Principal authenticate(Context context) {
    String token = Bearer.token(context.header("Authorization"));
    return signIn.byToken(token, Exchange.origin(context));
  }

  /** How the requests of one route are read. */
  private record Reading(
      List<String> parameters, boolean foreign, List<String> mediaTypes, long maxBody) {
    Exchange of(Context context) {
      QueryParameters query =
          foreign
              ? QueryParameters.parseKnown(context.queryString(), parameters)
              : QueryParameters.parse(context.queryString(), parameters);
      return new Exchange(context, query, mediaTypes, maxBody);
    }
  }

  private Reading reading(Route route) {
    List<String> mediaTypes = route.body().map(RequestBody::mediaTypes).orElse(List.of());
    boolean large = route.body().map(RequestBody::large).orElse(false);
    return new Reading(
        route.names(Place.QUERY), route.foreign(), mediaTypes, large ? maxBatch : maxBody);
  }

  private static Map<String, Set<String>> allowed(List<Route> routes) {
    Map<String, Set<String>> allowed = new TreeMap<>();
    for (Route route : routes) {
      Set<String> methods = allowed.computeIfAbsent(route.path(), path -> new TreeSet<>());
      methods.add(route.method().name());
      methods.add(HandlerType.OPTIONS.name());
      if (route.method().equals(HandlerType.GET)) {
        methods.add(HandlerType.HEAD.name());
      }
    }
    return allowed;
  }

  private static void options(Context context, Set<String> methods) {
    context.header("Allow", String.join(", ", methods)).status(204);
    context.res().setContentType(null);
  }
}
