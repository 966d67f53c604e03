package io.appinventory.http.exchange;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.idempotency.IdempotencyKey;
import io.appinventory.catalog.idempotency.KeptAnswer;
import io.appinventory.catalog.idempotency.OnceOnly;
import io.appinventory.catalog.session.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A write and its answer, in one transaction. Sent again under the same {@code Idempotency-Key}, it
 * is not done again, and answered as before: whoever has lost an answer may safely repeat.
 */
public final class Submission {
  /** The header by which a caller names a write. */
  public static final String HEADER = "Idempotency-Key";

  private final Exchange exchange;
  private final Optional<IdempotencyKey> key;

  private Submission(Exchange exchange, Optional<IdempotencyKey> key) {
    this.exchange = exchange;
    this.key = key;
  }

  /**
   * The write that a request asks for.
   *
   * @param body what tells its body from another; empty when it has none. A digest of it is kept.
   */
  public static Submission of(Exchange exchange, byte[] body) {
    Optional<IdempotencyKey> key =
        Optional.ofNullable(exchange.header(HEADER))
            .map(name -> IdempotencyKey.of(name, identity(exchange), body));
    return new Submission(exchange, key);
  }

  /** All that makes the request this one, but its body. */
  private static List<String> identity(Exchange exchange) {
    return List.of(
        exchange.target(),
        Objects.requireNonNullElse(exchange.header("If-Match"), ""),
        Objects.requireNonNullElse(exchange.header("Prefer"), ""));
  }

  /** Does it and answers. */
  public void run(Catalog catalog, Principal principal, Function<Transaction, KeptAnswer> write) {
    KeptAnswer answer =
        catalog.in(
            principal,
            tx ->
                key.isPresent()
                    ? new OnceOnly(tx.scope()).answer(key.get(), () -> write.apply(tx))
                    : write.apply(tx));
    if (answer.repeated()) {
      exchange.header("Idempotency-Replayed", "true");
    }
    answer.headers().forEach(exchange::header);
    if (answer.body().length == 0) {
      exchange.respondNothing(answer.status());
    } else {
      exchange.respond(answer.status(), MediaTypes.JSON, answer.body());
    }
  }

  /** An answer with {@code {"data": value}}. */
  public static KeptAnswer data(int status, Map<String, String> headers, JsonOutput.Writer value) {
    return KeptAnswer.of(status, headers, JsonOutput.data(value));
  }

  /** An answer with {@code {"data": value, ...}} and what other members are written. */
  public static KeptAnswer data(
      int status, Map<String, String> headers, JsonOutput.Writer value, JsonOutput.Writer members) {
    return KeptAnswer.of(status, headers, JsonOutput.data(value, members));
  }

  /** An answer without a body. */
  public static KeptAnswer nothing(int status, Map<String, String> headers) {
    return KeptAnswer.of(status, headers, new byte[0]);
  }
}
