package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.route.Guard;
import io.appinventory.http.route.Route;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in. */
@ExtendWith(RunningServerExtension.class)
class AccessTest {
  private static final List<String> OPEN =
      List.of(
          "/livez",
          "/readyz",
          "/metrics",
          "/openapi.json",
          "/docs",
          "/docs/{file}",
          "/api/v1/auth/login");

  private final RunningServer server;

  AccessTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void everythingButTheOpenRoutesAsksWhoOneIs() {
    for (Route route : server.server().routes()) {
      boolean open = route.guard() instanceof Guard.Open;
      assertThat(open).as(route.path()).isEqualTo(OPEN.contains(route.path()));
      if (!open) {
        Answer refused = server.nobody().send(route.method().name(), filled(route), null, "");
        assertThat(refused.status()).as(route.operation()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("not_authenticated");
        assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
      }
    }
  }

  @Test
  void tenantsAreTheOperatorsAndNothingElseIs() {
    for (Route route : server.server().routes()) {
      boolean operators = route.guard() instanceof Guard.Installation;
      assertThat(operators).isEqualTo(route.path().startsWith("/api/v1/tenants"));
      Client wrong = operators ? server.admin() : server.operator();
      if (!(route.guard() instanceof Guard.Open)) {
        assertThat(wrong.send(route.method().name(), filled(route), null, "").status())
            .as(route.operation())
            .isEqualTo(401);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Basic YWRtaW46YWRtaW4=",
        "Bearer ais_nonsense",
        "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
        "Bearer two tokens",
        "Bearer \u00e4"
      })
  void refusesWhatIsNoToken(String header) {
    Answer refused =
        server
            .nobody()
            .with("Authorization", header)
            .get("/api/v1/services/" + RunningServer.unknownId());
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("not_authenticated");
  }

  @Test
  void rolesDecideWhatOneMayDo() {
    String team = "{\"name\": \"of an editor\"}";
    String incident = "{\"title\": \"down\", \"severity\": \"major\"}";
    assertThat(server.user(UserRole.VIEWER).post("/api/v1/teams", team).code())
        .isEqualTo("not_allowed");
    assertThat(server.user(UserRole.INCIDENT_COMMANDER).post("/api/v1/teams", team).status())
        .isEqualTo(403);
    assertThat(server.user(UserRole.EDITOR).post("/api/v1/teams", team).status()).isEqualTo(201);
    assertThat(server.user(UserRole.VIEWER).post("/api/v1/incidents", incident).status())
        .isEqualTo(403);
    Client commander = server.user(UserRole.INCIDENT_COMMANDER);
    assertThat(commander.post("/api/v1/incidents", incident).status()).isEqualTo(201);
    assertThat(
            server.user(UserRole.EDITOR).get("/api/v1/users/" + RunningServer.unknownId()).status())
        .isEqualTo(403);
  }

  @Test
  void tellsWhoIsSignedIn() {
    Answer me = server.user(UserRole.VIEWER).get("/api/v1/auth/me");
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.data().path("role").asText()).isEqualTo("viewer");
    assertThat(me.data().path("user").path("email").asText()).isEqualTo("viewer@example.org");
    assertThat(me.data().path("user").has("password")).isFalse();
  }

  private static String filled(Route route) {
    return route.path().replaceAll("\\{[^}]*\\}", RunningServer.unknownId());
  }
}
