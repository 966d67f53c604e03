package io.appinventory.http.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.AuthProvider;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import io.appinventory.http.HttpSettings;
import io.appinventory.http.oidc.SmallIssuer.Signature;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.RunningServer;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a small issuer on this machine. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SingleSignOnTest {
  private static final String SIGN_ON = "/api/v1/auth/oidc/acme";

  private final SmallIssuer issuer;
  private final RunningServer server;
  private final TestDatabase other;
  private final RunningServer provisioning;

  SingleSignOnTest(TestDatabase database) throws Exception {
    issuer = new SmallIssuer();
    server = RunningServer.on(Catalog.open(database.dataSource()), settings(false));
    other = TestDatabase.migrated();
    provisioning = RunningServer.on(Catalog.open(other.dataSource()), settings(true));
  }

  private HttpSettings settings(boolean provision) {
    return HttpSettings.onPort(0)
        .withSingleSignOn(
            List.of(
                new OidcSettings(
                    "acme",
                    issuer.address(),
                    SmallIssuer.CLIENT,
                    SmallIssuer.SECRET,
                    SmallIssuer.REDIRECT,
                    provision)));
  }

  @BeforeAll
  void createUsers() {
    create("eve@acme.example", "sub-eve", true);
    create("gone@acme.example", "sub-gone", false);
  }

  private void create(String email, String subject, boolean active) {
    server
        .catalog()
        .in(
            server.acme(),
            tx ->
                tx.create(
                    Users.TYPE,
                    Changes.<User>none()
                        .set(Users.EMAIL, email)
                        .set(Users.DISPLAY_NAME, email)
                        .set(Users.ROLE, UserRole.EDITOR)
                        .set(Users.AUTH_PROVIDER, AuthProvider.OIDC)
                        .set(Users.EXTERNAL_ID, subject)
                        .set(Users.ACTIVE, active)));
  }

  @BeforeEach
  void beGood() {
    issuer.nextToken(Signature.GOOD, UnaryOperator.identity());
    issuer.nextUser(Map.of("sub", "sub-eve"));
  }

  @AfterAll
  void stop() {
    server.close();
    provisioning.close();
    other.close();
    issuer.close();
  }

  @Test
  void signsInWhomTheIssuerVouchesFor() {
    Answer session = signOn(server);
    assertThat(session.status()).as(session.body()).isEqualTo(200);
    assertThat(session.data().path("user").path("email").asText()).isEqualTo("eve@acme.example");
    String token = session.data().path("access_token").asText();
    assertThat(server.nobody().as(token).get("/api/v1/auth/me").data().path("role").asText())
        .isEqualTo("editor");
    assertThat(session.header("Set-Cookie")).contains("Max-Age=0");
  }

  @Test
  void keepsTheAttemptInTheBrowser() {
    Answer begun = server.nobody().get(SIGN_ON);
    assertThat(begun.status()).isEqualTo(302);
    assertThat(begun.header("Set-Cookie"))
        .contains("; HttpOnly; SameSite=Lax", "Path=" + SIGN_ON, "Max-Age=600");
    assertThat(begun.header("Location")).contains("state=", "nonce=", "code_challenge=");
  }

  @Test
  void refusesWhoDidNotBeginHere() {
    Answer begun = server.nobody().get(SIGN_ON);
    String back = back(begun);
    assertThat(server.nobody().get(back).status()).isEqualTo(401);
    Answer foreign = server.nobody().get(SIGN_ON);
    assertThat(server.nobody().with("Cookie", cookie(foreign)).get(back).status()).isEqualTo(401);
    assertThat(server.nobody().with("Cookie", "appinventory_oidc=a.b.c").get(back).status())
        .isEqualTo(401);
  }

  @Test
  void takesACodeOnce() {
    Answer begun = server.nobody().get(SIGN_ON);
    String back = back(begun);
    assertThat(finish(server, begun, back).status()).isEqualTo(200);
    assertThat(finish(server, begun, back).status()).isEqualTo(401);
  }

  @Test
  void refusesAVerifierThatIsNotTheOneOfTheChallenge() {
    Answer begun = server.nobody().get(SIGN_ON);
    String[] parts = cookie(begun).split("\\.");
    String altered = parts[0] + "." + parts[1] + "." + "x".repeat(43);
    assertThat(server.nobody().with("Cookie", altered).get(back(begun)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GOOD")
  void refusesTokensThatTheIssuerDidNotSign(Signature signature) {
    issuer.nextToken(signature, UnaryOperator.identity());
    Answer refused = signOn(server);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.body()).doesNotContain("nimbus").doesNotContain("JWT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "nonce", "exp"})
  void refusesTokensThatAreNotForThisSignIn(String claim) {
    issuer.nextToken(Signature.GOOD, set -> wrong(set, claim));
    assertThat(signOn(server).status()).isEqualTo(401);
  }

  private static JWTClaimsSet.Builder wrong(JWTClaimsSet.Builder set, String claim) {
    return switch (claim) {
      case "iss" -> set.issuer("http://localhost:2");
      case "aud" -> set.audience("another");
      case "nonce" -> set.claim("nonce", "another");
      default -> set.expirationTime(Date.from(Instant.now().minusSeconds(3600)));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub-unknown", "sub-gone", "eve@acme.example"})
  void refusesWhomTheTenantDoesNotKnow(String subject) {
    issuer.nextUser(Map.of("sub", subject, "email", "eve@acme.example", "email_verified", true));
    Answer refused = signOn(server);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.json().path("detail").asText()).contains("the tenant does not");
  }

  @Test
  void refusesWhenTheIssuerDoes() {
    Answer begun = server.nobody().get(SIGN_ON);
    String back = back(begun).replaceAll("code=[^&]*", "error=access_denied");
    assertThat(finish(server, begun, back).status()).isEqualTo(401);
  }

  @Test
  void hasNoSignOnForOtherTenants() {
    assertThat(server.nobody().get("/api/v1/auth/oidc/globex").status()).isEqualTo(401);
  }

  @Test
  void makesViewersWhereThatIsWanted() {
    issuer.nextUser(
        Map.of("sub", "sub-new", "email", "new@acme.example", "email_verified", true, "name", "N"));
    Answer first = signOn(provisioning);
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.data().path("user").path("role").asText()).isEqualTo("viewer");
    Answer again = signOn(provisioning);
    assertThat(again.data().path("user").path("id"))
        .isEqualTo(first.data().path("user").path("id"));
  }

  @Test
  void makesNobodyOfAnAddressThatIsTakenOrNotVerified() {
    provisioning.admin();
    issuer.nextUser(
        Map.of("sub", "sub-thief", "email", "admin@example.org", "email_verified", true));
    assertThat(signOn(provisioning).status()).isEqualTo(401);
    issuer.nextUser(Map.of("sub", "sub-x", "email", "x@acme.example", "email_verified", false));
    assertThat(signOn(provisioning).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://issuer.example", "ftp://localhost", "issuer.example"})
  void needsAnAddressNobodyCanListenTo(String address) {
    assertThatThrownBy(
            () ->
                new OidcSettings(
                    "acme", URI.create(address), "id", "secret", SmallIssuer.REDIRECT, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https");
  }

  private Answer signOn(RunningServer at) {
    Answer begun = at.nobody().get(SIGN_ON);
    return finish(at, begun, back(begun));
  }

  /** The address that the issuer sends the browser back to. */
  private String back(Answer begun) {
    URI asked = URI.create(begun.header("Location"));
    String state = asked.getRawQuery().replaceAll(".*(^|&)state=([^&]*).*", "$2");
    return SIGN_ON + "/callback?code=" + issuer.authorize(asked) + "&state=" + state;
  }

  private static Answer finish(RunningServer at, Answer begun, String back) {
    return at.nobody().with("Cookie", cookie(begun)).get(back);
  }

  private static String cookie(Answer begun) {
    return begun.header("Set-Cookie").split(";")[0];
  }
}
