package io.appinventory.catalog.idempotency;

import static io.appinventory.db.schema.Tables.IDEMPOTENCY_KEYS;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.DatabaseErrors;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.records.IdempotencyKeysRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/**
 * Does a request once, however often it is sent with the same key.
 *
 * <p>The answer is written in the transaction of the request: there is one exactly if the request
 * was done. A request that was refused leaves none, and is tried again when it is sent again. Keys
 * belong to a user; for the system itself, which has none, everything is done each time.
 */
public final class OnceOnly {
  /** How long an answer is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  private final Scope scope;

  /** For a scope that can write. */
  public OnceOnly(Scope scope) {
    this.scope = scope;
  }

  /**
   * Does the request, or gives the answer that it got before.
   *
   * @throws InvalidInputException when another request was sent with this key
   * @throws ConflictException when the same request is being done right now
   */
  public KeptAnswer answer(IdempotencyKey key, Supplier<KeptAnswer> request) {
    Optional<UUID> user = scope.principal().userId();
    if (user.isEmpty()) {
      return request.get();
    }
    if (!lock(key, user.get())) {
      throw inProgress();
    }
    return kept(key, user.get())
        .map(row -> again(row, key))
        .orElseGet(
            () -> {
              KeptAnswer answer = request.get();
              keep(key, user.get(), answer);
              return answer;
            });
  }

  /** Deletes answers that are over. */
  public static int sweep(Scope scope) {
    return scope
        .dsl()
        .deleteFrom(IDEMPOTENCY_KEYS)
        .where(IDEMPOTENCY_KEYS.TENANT_ID.eq(scope.tenantId()))
        .and(IDEMPOTENCY_KEYS.EXPIRES_AT.le(scope.now()))
        .execute();
  }

  /** Until the transaction ends; whoever comes meanwhile is told so, and holds no connection. */
  private boolean lock(IdempotencyKey key, UUID user) {
    UUID name =
        UUID.nameUUIDFromBytes(
            (scope.tenantId() + " " + user + " " + key.key()).getBytes(StandardCharsets.US_ASCII));
    return Boolean.TRUE.equals(
        scope
            .dsl()
            .select(
                DSL.function(
                    "pg_try_advisory_xact_lock",
                    Boolean.class,
                    DSL.val(name.getLeastSignificantBits())))
            .fetchSingle()
            .value1());
  }

  private Optional<IdempotencyKeysRecord> kept(IdempotencyKey key, UUID user) {
    return scope
        .dsl()
        .selectFrom(IDEMPOTENCY_KEYS)
        .where(is(key, user))
        .and(IDEMPOTENCY_KEYS.EXPIRES_AT.gt(scope.now()))
        .fetchOptional();
  }

  private Condition is(IdempotencyKey key, UUID user) {
    return IDEMPOTENCY_KEYS
        .TENANT_ID
        .eq(scope.tenantId())
        .and(IDEMPOTENCY_KEYS.USER_ID.eq(user))
        .and(IDEMPOTENCY_KEYS.KEY.eq(key.key()));
  }

  private static KeptAnswer again(IdempotencyKeysRecord row, IdempotencyKey key) {
    String fingerprint = HexFormat.of().formatHex(row.getFingerprint());
    if (!fingerprint.equals(key.fingerprint())) {
      throw new InvalidInputException(
          IdempotencyKey.FIELD,
          "reused",
          "was sent with another request before, at " + row.getCreatedAt());
    }
    Map<String, String> headers =
        Json.ofText(row.getHeaders().data())
            .node()
            .propertyStream()
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().asText()));
    return new KeptAnswer(row.getStatus(), headers, row.getBody(), true);
  }

  private void keep(IdempotencyKey key, UUID user, KeptAnswer answer) {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(answer.headers()).forEach(headers::put);
    try {
      scope.dsl().deleteFrom(IDEMPOTENCY_KEYS).where(is(key, user)).execute();
      scope
          .dsl()
          .insertInto(IDEMPOTENCY_KEYS)
          .set(IDEMPOTENCY_KEYS.TENANT_ID, scope.tenantId())
          .set(IDEMPOTENCY_KEYS.USER_ID, user)
          .set(IDEMPOTENCY_KEYS.KEY, key.key())
          .set(IDEMPOTENCY_KEYS.FINGERPRINT, HexFormat.of().parseHex(key.fingerprint()))
          .set(IDEMPOTENCY_KEYS.STATUS, answer.status())
          .set(IDEMPOTENCY_KEYS.HEADERS, JSONB.jsonb(headers.toString()))
          .set(IDEMPOTENCY_KEYS.BODY, answer.body())
          .set(IDEMPOTENCY_KEYS.CREATED_AT, scope.now())
          .set(IDEMPOTENCY_KEYS.EXPIRES_AT, scope.now().plus(KEPT))
          .execute();
    } catch (IntegrityConstraintViolationException e) {
      // Advisory locks belong to one server; where several serve, the key has the last word.
      if (DatabaseErrors.sql(e)
          .flatMap(DatabaseErrors::constraint)
          .filter("idempotency_keys_pk"::equals)
          .isPresent()) {
        throw inProgress();
      }
      throw e;
    }
  }

  private static ConflictException inProgress() {
    return ConflictException.inProgress(
        "The same request is being done right now; send it again in a moment.");
  }
}
