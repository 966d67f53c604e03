package io.appinventory.http.operations;

import io.appinventory.catalog.session.Principal;
import io.appinventory.http.exchange.RequestId;
import io.appinventory.http.route.Router;
import io.javalin.http.Context;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line for each request, as keys and values: never the query string, a header or a body, which
 * may hold what is nobody else's business.
 */
public final class AccessLog {
  /** The logger's name. */
  public static final String NAME = "io.appinventory.http.access";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  private AccessLog() {}

  /** Writes the line of a request that has been answered. */
  public static void write(Context context, float milliseconds) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    LoggingEventBuilder line =
        LOG.atInfo()
            .addKeyValue("request_id", RequestId.of(context))
            .addKeyValue("method", context.req().getMethod())
            .addKeyValue("path", context.path())
            .addKeyValue("route", Router.route(context))
            .addKeyValue("status", context.statusCode())
            .addKeyValue("duration_ms", Math.round(milliseconds * 1_000) / 1_000.0)
            .addKeyValue("address", context.ip());
    Optional<Principal> principal = Router.principal(context);
    if (principal.isPresent()) {
      line = line.addKeyValue("tenant", principal.get().tenantId());
      line = line.addKeyValue("user", principal.get().userId().map(Object::toString).orElse("-"));
    }
    line.log("request");
  }
}
