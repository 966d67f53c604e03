package io.appinventory.catalog.access;

import static io.appinventory.db.schema.Tables.USERS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appinventory.catalog.access.rule.StoredRules;
import io.appinventory.catalog.audit.AuditTrail;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.NotAuthenticatedException;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantDatabase;
import io.appinventory.catalog.session.UserRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Signing in by password, and finding out whom a bearer token stands for. Safe for use by many
 * threads.
 *
 * <p>Whom a token stands for is remembered for {@link #REMEMBERED}, so that a request need not ask
 * the database twice, and forgotten as soon as this process changes what anybody may do. For that
 * long a token may still be honoured after another process revoked it, and access rules may be
 * those from before.
 */
public final class SignIn {
  /** How long a session lasts. */
  public static final Duration SESSION = Duration.ofHours(8);

  /** How long an answer about a token is remembered. */
  public static final Duration REMEMBERED = Duration.ofSeconds(5);

  /** The action of the audit entry of a sign-in. */
  static final String LOGIN = "login";

  private static final String REFUSED =
      "The tenant, e-mail address, password or code is not right.";

  /**
   * The hash of random bytes that were thrown away, a password nobody has: an unknown user costs as
   * much time as a wrong password. Made beforehand, as it would take every start half a second.
   */
  private static final Password NOBODY =
      Password.ofHash("$2a$12$.pZxfGDECelfboKu3fhN/eDYFIyxb.TymsW/AxZ3wY16p7S7dnW6S");

  private final TenantDatabase database;
  private final Cache<Learnt, Principal> known =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

  /**
   * What a principal is remembered by. One that was looked up before a change of rights, and is put
   * down after it, is not found.
   *
   * @param rights the count of {@link TenantDatabase#rights} before it was looked up
   */
  private record Learnt(String bearer, long rights) {}

  /** Over a database. */
  public SignIn(TenantDatabase database) {
    this.database = database;
  }

  /**
   * Begins a session of a user who has no second factor; see {@link #byPassword(String, String,
   * String, String, Map)}.
   */
  public Session byPassword(
      String tenantSlug, String email, String password, Map<String, String> origin) {
    return byPassword(tenantSlug, email, password, null, origin);
  }

  /**
   * Begins a session. Success and failure are audited.
   *
   * @param tenantSlug the tenant's slug
   * @param code of the second factor; null when none was given
   * @param origin where the request came from, for the audit log
   * @throws NotAuthenticatedException when tenant, address, password or code are not right, without
   *     telling which; or, with an error about the field {@code code}, when only that is missing
   */
  public Session byPassword(
      String tenantSlug,
      String email,
      String password,
      @Nullable String code,
      Map<String, String> origin) {
    Optional<UUID> tenant =
        TextType.storable(tenantSlug + email)
            ? database.activeTenant(tenantSlug)
            : Optional.empty();
    if (tenant.isEmpty()) {
      NOBODY.matches(password);
      throw new NotAuthenticatedException(REFUSED);
    }
    Principal system = Principal.system(tenant.get()).from(origin);
    String address = email.strip().toLowerCase(Locale.ROOT);
    User user = database.read(system, scope -> admitted(scope, address)).orElse(null);
    Password expected = user == null ? null : user.password();
    boolean right = (expected == null ? NOBODY : expected).matches(password);
    if (user == null || expected == null || !right || !user.active()) {
      database.<@Nullable Void>write(system, scope -> failed(scope, user, address));
      throw new NotAuthenticatedException(REFUSED);
    }
    return database
        .write(system, scope -> beginWithCode(scope, user, code))
        .orElseThrow(() -> new NotAuthenticatedException(REFUSED));
  }

  /** Begins a session, or tells of a failure, which has to be committed. */
  private static Optional<Session> beginWithCode(Scope scope, User user, @Nullable String code) {
    SecondFactors factors = new SecondFactors(scope);
    UUID id = user.id().value();
    if (factors.required(id)) {
      if (code == null) {
        throw NotAuthenticatedException.codeRequired();
      }
      new LockOut(scope).requireOpen(user.email());
      if (!factors.admits(id, code)) {
        new LockOut(scope).failed(user, user.email());
        return Optional.empty();
      }
    }
    return Optional.of(begin(scope, user));
  }

  /** The tenant with the slug, if there is one and its users may sign in. */
  public Optional<UUID> activeTenant(String tenantSlug) {
    return TextType.storable(tenantSlug) ? database.activeTenant(tenantSlug) : Optional.empty();
  }

  /**
   * Begins a session of the user for whom an OpenID Connect issuer vouches; empty when the tenant
   * has no such user. The caller has checked what the issuer says. A second factor is the issuer's
   * to ask for.
   *
   * @param subject what the issuer calls the user
   * @throws NotAuthenticatedException when the user may not sign in
   */
  public Optional<Session> bySubject(
      String tenantSlug, String subject, Map<String, String> origin) {
    Optional<UUID> tenant =
        TextType.storable(subject) ? activeTenant(tenantSlug) : Optional.empty();
    if (tenant.isEmpty()) {
      return Optional.empty();
    }
    Principal system = Principal.system(tenant.get()).from(origin);
    Optional<User> user =
        database.read(
            system,
            scope ->
                user(
                    scope,
                    USERS
                        .AUTH_PROVIDER
                        .eq(AuthProvider.OIDC.code())
                        .and(USERS.EXTERNAL_ID.eq(subject))));
    if (user.isPresent() && !user.get().active()) {
      throw unknownSubject(tenantSlug, subject, origin);
    }
    return user.map(known -> database.write(system, scope -> begin(scope, known)));
  }

  /** Tells of a subject who may not sign in. */
  public NotAuthenticatedException unknownSubject(
      String tenantSlug, String subject, Map<String, String> origin) {
    activeTenant(tenantSlug)
        .filter(tenant -> TextType.storable(subject))
        .ifPresent(
            tenant ->
                database.<@Nullable Void>write(
                    Principal.system(tenant).from(origin), scope -> failed(scope, null, subject)));
    return new NotAuthenticatedException("The issuer knows you, and the tenant does not.");
  }

  private static Optional<User> admitted(Scope scope, String address) {
    new LockOut(scope).requireOpen(address);
    return user(scope, USERS.EMAIL.eq(address));
  }

  private static Optional<User> user(Scope scope, Condition which) {
    return scope
        .dsl()
        .select(Users.TYPE.projection().fields(USERS))
        .from(USERS)
        .where(USERS.TENANT_ID.eq(scope.tenantId()))
        .and(which)
        .and(USERS.DELETED_AT.isNull())
        .fetchOptional(row -> Users.TYPE.projection().read(row, 0));
  }

  private static @Nullable Void failed(Scope scope, @Nullable User user, String address) {
    new LockOut(scope).failed(user, address);
    return null;
  }

  private static Session begin(Scope scope, User user) {
    requireUnchanged(user, signedIn(scope, user));
    Instant expiresAt = scope.now().plus(SESSION);
    BearerToken token = new Tokens(scope).beginSession(user.id().value(), expiresAt);
    AuditTrail trail = new AuditTrail(scope);
    trail.addAll(List.of(trail.entry(LOGIN, "users", user.id().value(), user.email(), null)));
    return new Session(scope.tenantId(), user, token.text(), expiresAt);
  }

  /**
   * Notes that a user signs in; answers the user as of now, who cannot change before the commit.
   */
  private static Optional<User> signedIn(Scope scope, User user) {
    return scope
        .dsl()
        .update(USERS)
        .set(USERS.LAST_LOGIN_AT, scope.now())
        .set(USERS.LOGIN_COUNT, USERS.LOGIN_COUNT.plus(1))
        .where(USERS.TENANT_ID.eq(scope.tenantId()))
        .and(USERS.ID.eq(user.id().value()))
        .and(USERS.DELETED_AT.isNull())
        .returningResult(Users.TYPE.projection().fields(USERS))
        .fetchOptional(row -> Users.TYPE.projection().read(row, 0));
  }

  /** Refuses a user who was put out, or whose password was changed, since it was checked. */
  private static void requireUnchanged(User checked, Optional<User> now) {
    if (now.isEmpty()
        || !now.get().active()
        || !Objects.equals(now.get().password(), checked.password())) {
      throw new NotAuthenticatedException(REFUSED);
    }
  }

  /**
   * Whom a bearer token stands for: a session's or an API token.
   *
   * @throws NotAuthenticatedException when it stands for nobody, or no longer
   */
  public Principal byToken(String bearer, Map<String, String> origin) {
    Learnt learnt = new Learnt(bearer, database.rights());
    Principal principal = known.getIfPresent(learnt);
    if (principal == null) {
      principal = lookUp(bearer);
      known.put(learnt, principal);
    }
    return principal.from(origin);
  }

  private Principal lookUp(String bearer) {
    BearerToken token = parsed(bearer);
    return database
        .read(
            Principal.system(token.tenantId()),
            scope -> new Tokens(scope).holder(token).map(holder -> holder.principal(scope)))
        .orElseThrow(SignIn::unknownToken);
  }

  /**
   * A user within the access rules that the tenant keeps, for whoever makes principals without a
   * token. For the system, the same.
   *
   * @throws NotAuthenticatedException when the tenant has no such user
   */
  public Principal limited(Principal principal) {
    if (principal.userId().isEmpty()) {
      return principal;
    }
    Condition it = USERS.ID.eq(principal.userId().get());
    return database.read(
        Principal.system(principal.tenantId()),
        scope -> {
          User user =
              user(scope, it)
                  .orElseThrow(() -> new NotAuthenticatedException("There is no such user."));
          List<UserRole> roles = List.of(user.role(), principal.role());
          return principal.within(
              new StoredRules(scope).of(user.id().value(), user.email(), roles));
        });
  }

  /** Ends the session of a token. */
  public void signOut(String bearer) {
    BearerToken token = parsed(bearer);
    database.<@Nullable Void>write(
        Principal.system(token.tenantId()),
        scope -> {
          new Tokens(scope).endSession(token);
          return null;
        });
  }

  private static BearerToken parsed(String bearer) {
    return BearerToken.parse(bearer).orElseThrow(SignIn::unknownToken);
  }

  private static NotAuthenticatedException unknownToken() {
    return new NotAuthenticatedException("The token is not valid, or no longer.");
  }
}
