package io.appinventory.http.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.access.Session;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.session.Masking;
import io.appinventory.http.exchange.Exchange;
import io.appinventory.http.route.Schemas;
import java.time.Duration;
import java.time.Instant;

/** The answer to whoever has signed in. */
public final class SessionAnswer {
  private SessionAnswer() {}

  /** Its schema. */
  public static ObjectNode schema() {
    return Schemas.data(
        Schemas.object(
            "access_token", Schemas.string(),
            "token_type", Schemas.oneOf("Bearer"),
            "expires_in", Schemas.integer(0),
            "user", Schemas.ref("User")));
  }

  /** Answers with the token of a session. */
  public static void respond(Exchange exchange, Session session) {
    exchange.respondData(
        200,
        out -> {
          out.writeStartObject();
          out.writeStringField("access_token", session.accessToken());
          out.writeStringField("token_type", "Bearer");
          out.writeNumberField("expires_in", secondsUntil(session.expiresAt()));
          out.writeFieldName("user");
          EntityJson.write(
              out, Masking.ofAnswers(session.user().role()), Users.TYPE, session.user());
          out.writeEndObject();
        });
  }

  private static long secondsUntil(Instant end) {
    return Math.max(0, Duration.between(Instant.now(), end).toSeconds());
  }
}
