package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.API_TOKENS;
import static io.appinventory.db.schema.Tables.SESSIONS;
import static io.appinventory.db.schema.Tables.TENANTS;
import static io.appinventory.db.schema.Tables.USERS;

import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record3;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Keeps the digests of tokens and finds out whom a token stands for. */
final class Tokens {
  private final Scope scope;

  Tokens(Scope scope) {
    this.scope = scope;
  }

  /** Begins a session. */
  BearerToken beginSession(UUID userId, Instant expiresAt) {
    BearerToken token =
        BearerToken.issue(BearerToken.Kind.SESSION, scope.tenantId(), scope.ids().get());
    scope
        .dsl()
        .insertInto(SESSIONS)
        .set(SESSIONS.TENANT_ID, scope.tenantId())
        .set(SESSIONS.ID, token.id())
        .set(SESSIONS.USER_ID, userId)
        .set(SESSIONS.TOKEN_HASH, token.digest())
        .set(SESSIONS.CREATED_AT, scope.now())
        .set(SESSIONS.EXPIRES_AT, expiresAt)
        .execute();
    return token;
  }

  /** Ends a session; of one that is over, does nothing. */
  void endSession(BearerToken token) {
    int ended =
        scope
            .dsl()
            .update(SESSIONS)
            .set(SESSIONS.REVOKED_AT, scope.now())
            .where(SESSIONS.TENANT_ID.eq(scope.tenantId()))
            .and(SESSIONS.ID.eq(token.id()))
            .and(SESSIONS.TOKEN_HASH.eq(token.digest()))
            .and(SESSIONS.REVOKED_AT.isNull())
            .execute();
    if (ended > 0) {
      scope.rightsChanged().run();
    }
  }

  /**
   * Whom the token stands for; empty when it is unknown, over, revoked, or its user or tenant may
   * not sign in.
   */
  Optional<Holder> holder(BearerToken token) {
    return switch (token.kind()) {
      case SESSION -> ofSession(token);
      case API_TOKEN -> ofApiToken(token);
    };
  }

  private Optional<Holder> ofSession(BearerToken token) {
    return scope
        .dsl()
        .select(USERS.ID, USERS.EMAIL, USERS.ROLE)
        .from(SESSIONS)
        .join(USERS)
        .on(USERS.ID.eq(SESSIONS.USER_ID).and(activeUser()))
        .where(SESSIONS.TENANT_ID.eq(scope.tenantId()))
        .and(SESSIONS.ID.eq(token.id()))
        .and(SESSIONS.TOKEN_HASH.eq(token.digest()))
        .and(SESSIONS.REVOKED_AT.isNull())
        .and(SESSIONS.EXPIRES_AT.gt(scope.now()))
        .fetchOptional()
        .map(user -> holder(user, null));
  }

  private Optional<Holder> ofApiToken(BearerToken token) {
    return scope
        .dsl()
        .select(USERS.ID, USERS.EMAIL, USERS.ROLE, API_TOKENS.ROLE)
        .from(API_TOKENS)
        .join(USERS)
        .on(USERS.ID.eq(API_TOKENS.USER_ID).and(activeUser()))
        .where(API_TOKENS.TENANT_ID.eq(scope.tenantId()))
        .and(API_TOKENS.ID.eq(token.id()))
        .and(API_TOKENS.TOKEN_HASH.eq(token.digest()))
        .and(API_TOKENS.REVOKED_AT.isNull())
        .and(API_TOKENS.EXPIRES_AT.isNull().or(API_TOKENS.EXPIRES_AT.gt(scope.now())))
        .fetchOptional()
        .map(row -> holder(row.into(USERS.ID, USERS.EMAIL, USERS.ROLE), row.value4()));
  }

  private Condition activeUser() {
    return USERS
        .TENANT_ID
        .eq(scope.tenantId())
        .and(USERS.IS_ACTIVE)
        .and(USERS.DELETED_AT.isNull())
        .and(
            DSL.exists(
                DSL.selectOne()
                    .from(TENANTS)
                    .where(TENANTS.ID.eq(scope.tenantId()))
                    .and(TENANTS.IS_ACTIVE)));
  }

  private static Holder holder(Record3<UUID, String, String> user, @Nullable String limit) {
    UserRole own = UserRole.of(user.value3());
    return new Holder(
        user.value1(), user.value2(), own, limit == null ? own : own.limitedTo(UserRole.of(limit)));
  }
}
