package io.appinventory.catalog.access;

import static io.appinventory.catalog.testing.Refusals.refusal;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Password;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.Replay;
import io.appinventory.catalog.testing.SettableClock;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing in by password. Hashes of the usual cost take a third of a second each: few are made. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SignInTest {
  private static final String RIGHT = "correct horse battery";
  private static final Password CHEAP = Password.hash(RIGHT, 4);
  private static final Map<String, String> ORIGIN = Map.of("address", "192.0.2.7");

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final CatalogFixture fixture;
  private Tenant tenant;
  private Principal system;

  SignInTest(TestDatabase database) {
    fixture = CatalogFixture.on(database, CatalogOptions.standard().withClock(clock));
    tenant = fixture.newTenant();
    system = Principal.system(tenant.id());
  }

  @BeforeEach
  void moveToAnotherTenant() {
    tenant = fixture.newTenant();
    system = Principal.system(tenant.id());
  }

  @ParameterizedTest
  @CsvSource({"ana@acme.example", "ANA@Acme.Example", "'  ana@acme.example '"})
  void beginsASession(String address) {
    User ana = user("ana@acme.example", UserRole.EDITOR);
    Session session = signIn(tenant.slug(), address, RIGHT);
    assertThat(session.expiresAt()).isEqualTo(clock.instant().plus(SignIn.SESSION));
    assertThat(session.toString()).doesNotContain(session.accessToken());
    Principal principal =
        fixture.catalog().signIn().byToken(session.accessToken(), Map.of("request_id", "r"));
    assertThat(principal)
        .isEqualTo(
            Principal.user(tenant.id(), ana.id().value(), UserRole.EDITOR)
                .from(Map.of("request_id", "r")));
    assertThat(fixture.again(system, Users.TYPE, ana).lastLoginAt()).isEqualTo(clock.instant());
    AuditEntry entry = log().getLast();
    assertThat(entry.action()).isEqualTo("login");
    assertThat(entry.entityId()).isEqualTo(ana.id().value());
    assertThat(entry.metadata().text()).contains("192.0.2.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nobody           | -        | ana@acme.example | correct horse battery  | -
          a null in it     | -        | 'ana\u0000'      | correct horse battery  | -
          another tenant   | elsewhere| ana@acme.example | correct horse battery  | -
          a wrong password | -        | ana@acme.example | correct horse batterx  | login_failed
          no password      | -        | ana@acme.example | ''                     | login_failed
          upper case       | -        | ana@acme.example | Correct Horse Battery  | login_failed
          one more letter  | -        | ana@acme.example | correct horse battery. | login_failed
          an unknown one   | -        | bob@acme.example | correct horse battery  | login_failed
          a pattern        | -        | %@acme.example   | correct horse battery  | login_failed
          an inactive one  | -        | off@acme.example | correct horse battery  | login_failed
          a deleted one    | -        | del@acme.example | correct horse battery  | login_failed
          one without any  | -        | sso@acme.example | correct horse battery  | login_failed
          """)
  void refusesWithoutTellingWhy(
      String who, String slug, String address, String password, String told) {
    user("ana@acme.example", UserRole.ADMIN);
    patch(user("off@acme.example", UserRole.ADMIN), said().set(Users.ACTIVE, false));
    User gone = user("del@acme.example", UserRole.ADMIN);
    fixture.in(system, tx -> tx.delete(Users.TYPE, gone.id(), OptionalLong.empty()));
    patch(user("sso@acme.example", UserRole.ADMIN), said().set(Users.PASSWORD, null));
    clock.advance(Duration.ofMillis(1));
    int before = log().size();
    String where =
        who.equals("nobody") ? "no-such-tenant" : slug.equals("-") ? tenant.slug() : slug;
    CatalogException refused =
        requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> signIn(where, address, password));
    assertThat(refused.getMessage())
        .isEqualTo("The tenant, e-mail address, password or code is not right.");
    List<AuditEntry> news = log().subList(before, log().size());
    assertThat(news)
        .extracting(AuditEntry::action)
        .isEqualTo(told.equals("-") ? List.of() : List.of(told));
    assertThat(news.toString()).doesNotContain(password.isEmpty() ? RIGHT : password);
  }

  @Test
  void refusesInATenantThatIsPutOut() {
    user("ana@acme.example", UserRole.ADMIN);
    fixture.catalog().administration().update(tenant.id(), null, false);
    requireRefused("ana@acme.example", RIGHT);
    fixture.catalog().administration().update(tenant.id(), null, true);
    signIn(tenant.slug(), "ana@acme.example", RIGHT);
  }

  @Test
  void costsAsMuchForThoseWhoAreUnknown() {
    user("ana@acme.example", UserRole.ADMIN);
    patch(
        user("real@acme.example", UserRole.ADMIN),
        said().set(Users.PASSWORD, Password.hash(RIGHT, Password.COST)));
    patch(user("sso@acme.example", UserRole.ADMIN), said().set(Users.PASSWORD, null));
    long known = cost(tenant.slug(), "real@acme.example");
    assertThat(cost(tenant.slug(), "unknown@acme.example")).isGreaterThan(known / 2);
    assertThat(cost(tenant.slug(), "sso@acme.example")).isGreaterThan(known / 2);
    assertThat(cost("no-such-tenant", "real@acme.example")).isGreaterThan(known / 2);
  }

  /** Processor time, of which hashing is nearly all: the clock on the wall tells of other loads. */
  private long cost(String slug, String address) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    refusal(() -> signIn(slug, address, "wrong"));
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  @Test
  void hashesAtTheCostThatIsAskedForAndLooksAtEveryByte() throws Exception {
    String longest = "é".repeat(36);
    Password password = Users.PASSWORD.type().read(TextNode.valueOf(longest));
    patch(user("ana@acme.example", UserRole.ADMIN), said().set(Users.PASSWORD, password));
    assertThat(
            fixture
                .owner()
                .fetchValue("select password_hash from users where tenant_id = ?", tenant.id())
                .toString())
        .startsWith("$2a$12$")
        .hasSize(60);
    assertThat(password.toString()).isEqualTo("Password");
    signIn(tenant.slug(), "ana@acme.example", longest);
    requireRefused("ana@acme.example", longest + "x");
    requireRefused("ana@acme.example", longest.substring(1) + "e");
  }

  @Test
  void locksOutAfterTenFailures() {
    user("ana@acme.example", UserRole.ADMIN);
    user("ben@acme.example", UserRole.ADMIN);
    fail("ana@acme.example", 9);
    signIn(tenant.slug(), "ana@acme.example", RIGHT);
    fail("ana@acme.example", 10);
    clock.advance(Duration.ofMinutes(14));
    requireRefusal(
        ErrorCode.TOO_MANY_REQUESTS, () -> signIn(tenant.slug(), "ana@acme.example", RIGHT));
    assertThat(log()).extracting(AuditEntry::action).contains("lock_out");
    signIn(tenant.slug(), "ben@acme.example", RIGHT);
    clock.advance(Duration.ofMinutes(1));
    signIn(tenant.slug(), "ana@acme.example", RIGHT);
  }

  @Test
  void locksOutAddressesOfAnyLength() {
    String address = "a".repeat(300) + "@acme.example";
    user(address, UserRole.ADMIN);
    fail(address, 10);
    requireRefusal(ErrorCode.TOO_MANY_REQUESTS, () -> signIn(tenant.slug(), address, RIGHT));
  }

  private void fail(String address, int times) {
    for (int i = 0; i < times; i++) {
      requireRefused(address, "wrong");
      clock.advance(Duration.ofMillis(10));
    }
  }

  @Test
  void refusesWhoeverIsPutOutWhileSigningIn() {
    User ana = user("ana@acme.example", UserRole.ADMIN);
    for (Changes<User> change :
        List.of(
            said().set(Users.PASSWORD, Password.hash("another password", 4)),
            said().set(Users.ACTIVE, false))) {
      patch(ana, said().set(Users.PASSWORD, CHEAP).set(Users.ACTIVE, true));
      SignIn gated = fixture.catalogBefore(3, () -> patch(ana, change)).signIn();
      requireRefusal(
          ErrorCode.NOT_AUTHENTICATED,
          () -> gated.byPassword(tenant.slug(), "ana@acme.example", RIGHT, ORIGIN));
      assertThat(
              fixture
                  .owner()
                  .fetchValue(
                      "select count(*) from sessions where tenant_id = ? and revoked_at is null",
                      tenant.id()))
          .isEqualTo(0L);
    }
  }

  private void requireRefused(String address, String password) {
    requireRefusal(ErrorCode.NOT_AUTHENTICATED, () -> signIn(tenant.slug(), address, password));
  }

  private Session signIn(String slug, String address, String password) {
    return fixture.catalog().signIn().byPassword(slug, address, password, ORIGIN);
  }

  private List<AuditEntry> log() {
    return Replay.log(fixture.owner(), tenant.id());
  }

  private static Changes<User> said() {
    return Changes.none();
  }

  private void patch(User user, Changes<User> changes) {
    fixture.in(system, tx -> tx.patch(Users.TYPE, user.id(), changes));
  }

  private User user(String address, @Nullable UserRole role) {
    Changes<User> user =
        said()
            .set(Users.EMAIL, address)
            .set(Users.DISPLAY_NAME, address.substring(0, 3))
            .set(Users.PASSWORD, CHEAP)
            .set(Users.ROLE, role);
    return fixture.in(system, tx -> tx.create(Users.TYPE, user));
  }
}
