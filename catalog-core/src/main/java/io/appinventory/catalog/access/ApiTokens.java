package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.API_TOKENS;
import static io.appinventory.db.schema.Tables.USERS;

import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes, lists and revokes API tokens; for those who may write users. */
public final class ApiTokens {
  private static final TextType NAME = new TextType(1, 100);

  private final Scope scope;

  /** For any scope; making and revoking need one that can write. */
  public ApiTokens(Scope scope) {
    this.scope = scope;
  }

  /**
   * Makes a token.
   *
   * @param role limits the user's own role; null for no limit
   * @param expiresAt null for never
   * @return the token as it is to be presented; it is kept nowhere, so this is the only time it is
   *     seen
   * @throws NotFoundException when there is no such user
   */
  public String create(
      Id<User> user, String name, @Nullable UserRole role, @Nullable Instant expiresAt) {
    Permissions.requireWrite(scope.principal(), "users");
    requireName(name);
    requireUser(user);
    BearerToken token =
        BearerToken.issue(BearerToken.Kind.API_TOKEN, scope.tenantId(), scope.ids().get());
    scope
        .dsl()
        .insertInto(API_TOKENS)
        .set(API_TOKENS.TENANT_ID, scope.tenantId())
        .set(API_TOKENS.ID, token.id())
        .set(API_TOKENS.USER_ID, user.value())
        .set(API_TOKENS.NAME, name)
        .set(API_TOKENS.TOKEN_HASH, token.digest())
        .set(API_TOKENS.ROLE, role == null ? null : role.code())
        .set(API_TOKENS.EXPIRES_AT, expiresAt)
        .set(API_TOKENS.CREATED_AT, scope.now())
        .set(API_TOKENS.CREATED_BY, scope.principal().userId().orElse(null))
        .execute();
    audit("create", token.id(), name);
    return token.text();
  }

  private static void requireName(String name) {
    try {
      NAME.check(name);
    } catch (InvalidValueException e) {
      throw new InvalidInputException("name", e.code(), e.reason());
    }
  }

  private void requireUser(Id<User> user) {
    boolean lives =
        scope
            .dsl()
            .fetchExists(
                USERS,
                USERS
                    .TENANT_ID
                    .eq(scope.tenantId())
                    .and(USERS.ID.eq(user.value()))
                    .and(USERS.DELETED_AT.isNull()));
    if (!lives) {
      throw new NotFoundException("user", user);
    }
  }

  /** The tokens of a user, newest first. */
  public List<ApiToken> of(Id<User> user) {
    Permissions.requireRead(scope.principal(), "users");
    return scope
        .dsl()
        .selectFrom(API_TOKENS)
        .where(API_TOKENS.TENANT_ID.eq(scope.tenantId()))
        .and(API_TOKENS.USER_ID.eq(user.value()))
        .orderBy(API_TOKENS.CREATED_AT.desc(), API_TOKENS.ID.desc())
        .fetch(
            row ->
                new ApiToken(
                    row.getId(),
                    row.getUserId(),
                    row.getName(),
                    row.getRole() == null ? null : UserRole.of(row.getRole()),
                    row.getExpiresAt(),
                    row.getLastUsedAt(),
                    row.getRevokedAt(),
                    row.getCreatedAt()));
  }

  /**
   * Revokes a token.
   *
   * @throws NotFoundException when there is none that is still good
   */
  public void revoke(UUID id) {
    Permissions.requireWrite(scope.principal(), "users");
    String name =
        scope
            .dsl()
            .update(API_TOKENS)
            .set(API_TOKENS.REVOKED_AT, scope.now())
            .where(API_TOKENS.TENANT_ID.eq(scope.tenantId()))
            .and(API_TOKENS.ID.eq(id))
            .and(API_TOKENS.REVOKED_AT.isNull())
            .returningResult(API_TOKENS.NAME)
            .fetchOptional(API_TOKENS.NAME)
            .orElseThrow(() -> new NotFoundException("API token", id));
    scope.rightsChanged().run();
    audit("revoke", id, name);
  }

  private void audit(String action, UUID id, String name) {
    AuditTrail trail = new AuditTrail(scope);
    trail.addAll(List.of(trail.entry(action, "api-tokens", id, name, null)));
  }
}
