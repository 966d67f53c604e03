package io.appinventory.http.route;

import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.Exchange;
import java.io.IOException;

/** Who may come in, and the handler that is then called. */
public sealed interface Guard {
  /** A handler that asks nobody who they are. */
  interface OpenHandler {
    /** Parses, calls the core, responds. */
    void handle(Exchange exchange) throws IOException;
  }

  /** A handler for someone who is signed in. */
  interface TenantHandler {
    /** Parses, calls the core as the principal, responds. */
    void handle(Exchange exchange, Principal principal) throws IOException;
  }

  /**
   * Everybody.
   *
   * @param handler the handler
   */
  record Open(OpenHandler handler) implements Guard {}

  /**
   * Whoever presents a token of a tenant's user.
   *
   * @param handler the handler
   */
  record Tenant(TenantHandler handler) implements Guard {}

  /**
   * Whoever presents the token of the installation.
   *
   * @param handler the handler
   */
  record Installation(OpenHandler handler) implements Guard {}
}
