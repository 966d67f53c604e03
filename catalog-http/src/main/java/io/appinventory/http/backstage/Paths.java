package io.appinventory.http.backstage;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.exchange.backstage.query.BackstageCatalog;
import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.exchange.MediaTypes;
import io.appinventory.http.problem.ProblemException;
import io.appinventory.http.problem.ProblemType;
import io.appinventory.http.route.Guard;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.RequestBody;
import io.appinventory.http.route.Route;
import io.appinventory.http.route.Schemas;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** What the routes have in common: where they lie, who may come in, how they answer. */
final class Paths {
  private static final String BASE = "/t/{tenant}/api/catalog";

  private final Catalog catalog;
  private final TenantPath tenants;

  Paths(Catalog catalog) {
    this.catalog = catalog;
    this.tenants = new TenantPath(catalog.signIn());
  }

  /** Begins a route below the tenant's address. */
  static Route.Builder route(HandlerType method, String path, String operation, String summary) {
    return Route.of(method, BASE + path, "backstage" + operation, summary)
        .tag("backstage")
        .foreign()
        .parameters(Parameter.path("tenant", "The tenant, by its slug.", Schemas.string()));
  }

  /** A handler for those whose tenant stands in the address. */
  Guard.TenantHandler own(Guard.TenantHandler handler) {
    return (exchange, principal) -> {
      tenants.require(exchange, principal);
      handler.handle(exchange, principal);
    };
  }

  /** Asks the tenant's catalog. */
  <T> T ask(Principal principal, Function<BackstageCatalog, T> question) {
    return catalog.read(principal, reader -> question.apply(new BackstageCatalog(reader.scope())));
  }

  /** A parameter of the query string. */
  static Parameter query(String name, String description) {
    return Parameter.query(name, description, Schemas.string());
  }

  /** The body that says what is asked. */
  static RequestBody body() {
    return new RequestBody(List.of(MediaTypes.JSON), Schemas.object(), true, false);
  }

  /** Answers with JSON. */
  static void respond(Exchange exchange, CharSequence json) throws IOException {
    exchange.respond(200, MediaTypes.JSON, json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static ProblemException notFound(String message) {
    return new ProblemException(ProblemType.NOT_FOUND, message);
  }
}
