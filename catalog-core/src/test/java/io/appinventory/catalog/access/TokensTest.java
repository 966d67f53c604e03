package io.appinventory.catalog.access;

import static io.appinventory.catalog.testing.Refusals.requireFault;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.JsonBodies;
import io.appinventory.catalog.testing.Replay;
import io.appinventory.catalog.testing.SettableClock;
import io.appinventory.catalog.testing.TenantRows;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a bearer token stands for, and when it no longer does. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class TokensTest {
  private static final String RIGHT = "correct horse battery";
  private static final Password CHEAP = Password.hash(RIGHT, 4);
  private static final Instant NEVER = null;

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final CatalogFixture fixture;
  private Tenant tenant;
  private Principal system;
  private User ana;

  TokensTest(TestDatabase database) {
    fixture = CatalogFixture.on(database, CatalogOptions.standard().withClock(clock));
    moveToAnotherTenant();
  }

  @BeforeEach
  final void moveToAnotherTenant() {
    tenant = fixture.newTenant();
    system = Principal.system(tenant.id());
    ana = user(system, UserRole.ADMIN);
  }

  private User user(Principal principal, UserRole role) {
    Changes<User> user =
        said()
            .set(Users.EMAIL, "ana@acme.example")
            .set(Users.DISPLAY_NAME, "Ana")
            .set(Users.PASSWORD, CHEAP)
            .set(Users.ROLE, role);
    return fixture.in(principal, tx -> tx.create(Users.TYPE, user));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "ais_",
        "aik_",
        "x",
        "Bearer",
        "ais_!!!",
        "ais_AAAA",
        "aik_AAAA",
        "null",
        "ais_\u0000",
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9."
      })
  void refusesWhatIsNoToken(String text) {
    requireRefused(text);
    requireRefused(text + "A".repeat(10_000));
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> another().signIn().signOut(text));
  }

  @ParameterizedTest
  @EnumSource(BearerToken.Kind.class)
  void refusesATokenWithAnyLetterChanged(BearerToken.Kind kind) {
    String token = token(kind);
    SignIn signIn = another().signIn();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'B' ? 'C' : 'B';
      String altered = token.substring(0, i) + other + token.substring(i + 1);
      requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> signIn.byToken(altered, Map.of()));
    }
    for (String altered :
        List.of(token + "A", token.substring(0, token.length() - 1), token + "=", " " + token)) {
      requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> signIn.byToken(altered, Map.of()));
    }
    assertThat(signIn.byToken(token, Map.of()).userId()).hasValue(ana.id().value());
  }

  @Test
  void refusesATokenOfOneKindAsTheOther() {
    String session = token(BearerToken.Kind.SESSION);
    String api = token(BearerToken.Kind.API_TOKEN);
    requireRefused("aik_" + session.substring(4));
    requireRefused("ais_" + api.substring(4));
  }

  @ParameterizedTest
  @EnumSource(BearerToken.Kind.class)
  void refusesATokenAsOneOfAnotherTenant(BearerToken.Kind kind) {
    String token = token(kind);
    UUID elsewhere = fixture.newTenant().id();
    user(Principal.system(elsewhere), UserRole.ADMIN);
    byte[] bytes = Base64.getUrlDecoder().decode(token.substring(4));
    java.nio.ByteBuffer.wrap(bytes)
        .putLong(elsewhere.getMostSignificantBits())
        .putLong(elsewhere.getLeastSignificantBits());
    requireRefused(
        token.substring(0, 4) + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @ParameterizedTest
  @EnumSource(BearerToken.Kind.class)
  void endsWithItsUserOrTenant(BearerToken.Kind kind) {
    requireEnds(kind, () -> patch(said().set(Users.ACTIVE, false)));
    patch(said().set(Users.ACTIVE, true));
    requireEnds(kind, () -> fixture.in(system, tx -> tx.delete(Users.TYPE, ana.id(), any())));
    fixture.in(system, tx -> tx.restore(Users.TYPE, ana.id(), any()));
    requireEnds(kind, () -> fixture.catalog().administration().update(tenant.id(), null, false));
    fixture.catalog().administration().update(tenant.id(), null, true);
    assertThat(another().signIn().byToken(token(kind), Map.of()).role()).isEqualTo(UserRole.ADMIN);
  }

  @Test
  void endsSessionsOfWhoGetsAnotherRoleOrPassword() {
    requireEnds(BearerToken.Kind.SESSION, () -> patch(said().set(Users.ROLE, UserRole.VIEWER)));
    requireEnds(
        BearerToken.Kind.SESSION, () -> patch(said().set(Users.PASSWORD, Password.hash("x", 4))));
    patch(said().set(Users.PASSWORD, CHEAP));
    String token = token(BearerToken.Kind.SESSION);
    patch(said().set(Users.DISPLAY_NAME, "Another"));
    assertThat(another().signIn().byToken(token, Map.of()).role()).isEqualTo(UserRole.VIEWER);
  }

  @Test
  void endsSessionsByTimeAndBySigningOut() {
    String over = token(BearerToken.Kind.SESSION);
    clock.advance(SignIn.SESSION.minusSeconds(1));
    another().signIn().byToken(over, Map.of());
    clock.advance(Duration.ofSeconds(1));
    requireRefused(over);
    String out = token(BearerToken.Kind.SESSION);
    String kept = token(BearerToken.Kind.SESSION);
    Catalog here = another();
    here.signIn().byToken(out, Map.of());
    here.signIn().signOut(out);
    here.signIn().signOut(out);
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> here.signIn().byToken(out, Map.of()));
    here.signIn().byToken(kept, Map.of());
  }

  @Test
  void isForgottenAtOnceInTheProcessThatEndsIt() {
    Catalog here = another();
    String session =
        here.signIn().byPassword(tenant.slug(), "ana@acme.example", RIGHT, Map.of()).accessToken();
    String api = token(BearerToken.Kind.API_TOKEN);
    assertThat(roleOf(here, session)).isEqualTo(UserRole.ADMIN);
    assertThat(roleOf(here, api)).isEqualTo(UserRole.ADMIN);
    Changes<User> demoted = said().set(Users.ROLE, UserRole.VIEWER);
    here.in(system, tx -> tx.patch(Users.TYPE, ana.id(), demoted));
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> roleOf(here, session));
    assertThat(roleOf(here, api)).isEqualTo(UserRole.VIEWER);
    here.administration().update(tenant.id(), null, false);
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> roleOf(here, api));
    here.administration().update(tenant.id(), null, true);
    here.in(system, tx -> tx.delete(Users.TYPE, ana.id(), any()));
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> roleOf(here, api));
    here.in(system, tx -> tx.restore(Users.TYPE, ana.id(), any()));
    assertThat(roleOf(here, api)).isEqualTo(UserRole.VIEWER);
    here.in(
        system,
        tx -> {
          ApiTokens tokens = new ApiTokens(tx.scope());
          return revoke(tokens, tokens.of(ana.id()).getFirst().id());
        });
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> roleOf(here, api));
  }

  private static UserRole roleOf(Catalog catalog, String token) {
    return catalog.signIn().byToken(token, Map.of()).role();
  }

  @Test
  void isRememberedForFiveSecondsAtMost() throws Exception {
    String token = token(BearerToken.Kind.SESSION);
    SignIn elsewhere = another().signIn();
    elsewhere.byToken(token, Map.of());
    patch(said().set(Users.ACTIVE, false));
    long deadline = System.nanoTime() + SignIn.REMEMBERED.toNanos() + 1_000_000_000L;
    Thread.sleep(SignIn.REMEMBERED.toMillis() - 500);
    boolean honoured = true;
    while (honoured && System.nanoTime() < deadline) {
      try {
        elsewhere.byToken(token, Map.of());
        Thread.sleep(50);
      } catch (io.appinventory.catalog.error.NotAuthenticatedException e) {
        honoured = false;
      }
    }
    assertThat(honoured).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ADMIN, , ADMIN",
    "ADMIN, ADMIN, ADMIN",
    "ADMIN, EDITOR, EDITOR",
    "ADMIN, INCIDENT_COMMANDER, INCIDENT_COMMANDER",
    "ADMIN, VIEWER, VIEWER",
    "EDITOR, , EDITOR",
    "EDITOR, ADMIN, VIEWER",
    "EDITOR, EDITOR, EDITOR",
    "EDITOR, INCIDENT_COMMANDER, INCIDENT_COMMANDER",
    "EDITOR, VIEWER, VIEWER",
    "INCIDENT_COMMANDER, , INCIDENT_COMMANDER",
    "INCIDENT_COMMANDER, ADMIN, VIEWER",
    "INCIDENT_COMMANDER, EDITOR, VIEWER",
    "INCIDENT_COMMANDER, INCIDENT_COMMANDER, INCIDENT_COMMANDER",
    "INCIDENT_COMMANDER, VIEWER, VIEWER",
    "VIEWER, , VIEWER",
    "VIEWER, ADMIN, VIEWER",
    "VIEWER, EDITOR, VIEWER",
    "VIEWER, INCIDENT_COMMANDER, VIEWER",
    "VIEWER, VIEWER, VIEWER",
  })
  void limitsTheRoleOfItsUserAndNeverRaisesIt(
      UserRole own, @Nullable UserRole limit, UserRole result) {
    patch(said().set(Users.ROLE, own));
    String token = tokens(system, tokens -> tokens.create(ana.id(), "ci", limit, NEVER));
    assertThat(another().signIn().byToken(token, Map.of()).role()).isEqualTo(result);
  }

  @Test
  void endsApiTokensByTimeAndByRevoking() {
    Instant end = clock.instant().plusSeconds(60);
    String timed = tokens(system, tokens -> tokens.create(ana.id(), "timed", null, end));
    String revoked = tokens(system, tokens -> tokens.create(ana.id(), "revoked", null, NEVER));
    another().signIn().byToken(timed, Map.of());
    clock.advance(Duration.ofSeconds(60));
    requireRefused(timed);
    another().signIn().byToken(revoked, Map.of());
    List<ApiToken> all = tokens(system, tokens -> tokens.of(ana.id()));
    assertThat(all).extracting(ApiToken::name).containsExactly("revoked", "timed");
    tokens(system, tokens -> revoke(tokens, all.getFirst().id()));
    requireRefused(revoked);
    requireRefusal(
        ErrorCode.NOT_FOUND, () -> tokens(system, tokens -> revoke(tokens, all.getFirst().id())));
    assertThat(Replay.log(fixture.owner(), tenant.id()))
        .filteredOn(entry -> entry.entityType().equals("api-tokens"))
        .extracting(AuditEntry::action)
        .containsExactly("create", "create", "revoke");
  }

  @Test
  void refusesTokensForNobodyAndOfNoName() {
    Principal them = fixture.newPrincipal();
    User stranger = user(them, UserRole.ADMIN);
    for (Id<User> nobody : List.of(Id.<User>of(new UUID(0, 0)), stranger.id())) {
      requireRefusal(
          ErrorCode.NOT_FOUND,
          () -> tokens(system, tokens -> tokens.create(nobody, "ci", null, NEVER)));
      List<ApiToken> none = tokens(system, tokens -> tokens.of(nobody));
      assertThat(none).isEmpty();
    }
    UUID theirs =
        tokens(
                them,
                tokens -> {
                  tokens.create(stranger.id(), "x", null, NEVER);
                  return tokens.of(stranger.id());
                })
            .getFirst()
            .id();
    Map<String, String> before = TenantRows.of(fixture.owner(), them.tenantId());
    requireRefusal(ErrorCode.NOT_FOUND, () -> tokens(system, tokens -> revoke(tokens, theirs)));
    assertThat(TenantRows.of(fixture.owner(), them.tenantId())).isEqualTo(before);
    for (String name : List.of("", "  ", "x".repeat(101), "a\u0000b")) {
      String code = name.isBlank() ? "too_short" : name.length() > 100 ? "too_long" : "invalid";
      requireFault(
          "name", code, () -> tokens(system, tokens -> tokens.create(ana.id(), name, null, NEVER)));
    }
  }

  @ParameterizedTest
  @EnumSource(value = UserRole.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
  void areMadeListedAndRevokedByAdministratorsOnly(UserRole role) {
    Principal other = Principal.user(tenant.id(), ana.id().value(), role);
    List<Function<ApiTokens, ?>> calls =
        List.of(
            tokens -> tokens.create(ana.id(), "ci", null, NEVER),
            tokens -> tokens.of(ana.id()),
            tokens -> revoke(tokens, new UUID(0, 0)));
    calls.forEach(call -> requireRefusal(ErrorCode.NOT_ALLOWED, () -> tokens(other, call)));
  }

  @Test
  void keepsNoSecretAnywhere() {
    List<String> secrets = new ArrayList<>(List.of(RIGHT));
    for (BearerToken.Kind kind : BearerToken.Kind.values()) {
      String token = token(kind);
      secrets.addAll(List.of(token, token.substring(50)));
      assertThat(BearerToken.parse(token).orElseThrow().toString())
          .doesNotContain(token.substring(50));
    }
    String hash =
        String.valueOf(
            fixture
                .owner()
                .fetchValue("select password_hash from users where tenant_id = ?", tenant.id()));
    for (String table : TenantRows.tables(fixture.owner())) {
      String rows =
          fixture
              .owner()
              .fetch("select * from " + table + " where tenant_id = ?", tenant.id())
              .formatJSON();
      assertThat(rows).doesNotContain(secrets);
      assertThat(table.equals("users") || !rows.contains(hash)).as(table).isTrue();
    }
    User now = fixture.again(system, Users.TYPE, ana);
    assertThat(JsonBodies.seen(Users.TYPE, now).toString()).doesNotContain(hash, "password");
    assertThat(now.toString()).doesNotContain(hash);
  }

  private String token(BearerToken.Kind kind) {
    return switch (kind) {
      case SESSION ->
          another()
              .signIn()
              .byPassword(tenant.slug(), "ana@acme.example", RIGHT, Map.of())
              .accessToken();
      case API_TOKEN -> tokens(system, tokens -> tokens.create(ana.id(), "ci", null, NEVER));
    };
  }

  private <T> T tokens(Principal principal, Function<ApiTokens, T> body) {
    return fixture.in(principal, tx -> body.apply(new ApiTokens(tx.scope())));
  }

  private static boolean revoke(ApiTokens tokens, UUID id) {
    tokens.revoke(id);
    return true;
  }

  private void requireEnds(BearerToken.Kind kind, Runnable event) {
    String token = token(kind);
    another().signIn().byToken(token, Map.of());
    event.run();
    requireRefused(token);
  }

  /** By a process that remembers nothing. */
  private void requireRefused(String token) {
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> another().signIn().byToken(token, Map.of()));
  }

  private Catalog another() {
    return Catalog.open(
        fixture.database().dataSource(), CatalogOptions.standard().withClock(clock));
  }

  private static OptionalLong any() {
    return OptionalLong.empty();
  }

  private static Changes<User> said() {
    return Changes.none();
  }

  private void patch(Changes<User> changes) {
    fixture.in(system, tx -> tx.patch(Users.TYPE, ana.id(), changes));
  }
}
