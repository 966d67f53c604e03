package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.route.Guard;
import io.appinventory.http.route.Route;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import io.appinventory.http.testing.Samples;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what over HTTP, cell by cell: every role, every route. */
@ExtendWith(RunningServerExtension.class)
class RoleTableTest {
  private static final String API = "/api/v1/";

  /** What each role may read and write: collections, or what else routes are about. */
  private static final Map<UserRole, Map<String, String>> TABLE =
      Map.of(
          UserRole.ADMIN, Map.of("*", "rw", "audit-logs", "r"),
          UserRole.EDITOR, Map.of("*", "rw", "users", "", "access-rules", "", "audit-logs", ""),
          UserRole.INCIDENT_COMMANDER,
              Map.of(
                  "*", "r", "incidents", "rw", "users", "", "access-rules", "", "audit-logs", ""),
          UserRole.VIEWER, Map.of("*", "r", "users", "", "access-rules", "", "audit-logs", ""));

  /** What is open to those to whom users are. */
  private static final List<String> FOR_ADMINS = List.of("access-control", "security-events");

  /** Whose own they are. */
  private static final List<String> OWN = List.of("auth", "search", "graph", "grants");

  private final RunningServer server;

  RoleTableTest(RunningServer server) {
    this.server = server;
  }

  /** An administrator, who may, makes a rule on the way. */
  @AfterEach
  void forgetRules() {
    String rules = API + "access-rules";
    server
        .admin()
        .get(rules)
        .data()
        .forEach(rule -> server.admin().delete(rules + "/" + rule.path("id").asText()));
  }

  @ParameterizedTest
  @EnumSource(UserRole.class)
  void allowsWhatTheTableSays(UserRole role) {
    Client client = server.user(role);
    List<String> wrong = new ArrayList<>();
    for (Route route : server.server().routes()) {
      if (route.guard() instanceof Guard.Tenant && !route.path().endsWith("/auth/logout")) {
        int status = status(client, route);
        if ((status == 403) == mayCall(role, route)) {
          wrong.add(status + " " + route.method() + " " + route.path());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean mayCall(UserRole role, Route route) {
    if (!route.path().startsWith(API)) { // Backstage's, which asks by POST too and never writes
      return route.method() == HandlerType.GET
          || route.method() == HandlerType.POST && !route.path().matches(".*location(s)?");
    }
    String subject = route.path().substring(API.length()).split("/")[0];
    if (OWN.contains(subject)) {
      return true;
    }
    Map<String, String> row = TABLE.get(role);
    boolean asks =
        route.method() == HandlerType.GET || route.operation().equals("evaluateScorecard");
    String named = FOR_ADMINS.contains(subject) ? "users" : subject;
    return row.getOrDefault(named, row.get("*")).contains(asks ? "r" : "w");
  }

  private int status(Client client, Route route) {
    String path =
        route
            .path()
            .replace("{tenant}", "acme")
            .replaceAll("\\{[^}]*\\}", RunningServer.unknownId());
    String media = route.body().map(body -> body.mediaTypes().getFirst()).orElse(null);
    String body = route.body().isEmpty() ? "" : body(route).replace("\n", " ");
    return client.send(route.method().name(), path, media, body).status();
  }

  /** One that is in order where a role may be asked for only then. */
  private String body(Route route) {
    String[] names = route.path().split("/");
    Optional<EntityType<?>> type =
        names.length > 3 ? server.catalog().model().type(names[3]) : Optional.empty();
    boolean creates = names.length == 4 || route.path().endsWith("/batch");
    return type.filter(known -> creates)
        .map(known -> Samples.create(known).toString())
        .orElse("{}");
  }

  @Test
  void onlyAdminsSeeWhatIsDeleted() {
    for (UserRole role : UserRole.values()) {
      int status = server.user(role).get("/api/v1/teams?include_deleted=true").status();
      assertThat(status).as(role.code()).isEqualTo(role == UserRole.ADMIN ? 200 : 403);
    }
  }
}
