package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.access.Refusals;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import io.appinventory.http.testing.Samples;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happened, and who did it. */
@ExtendWith(RunningServerExtension.class)
class AuditTest {
  private final RunningServer server;
  private final Client admin;

  AuditTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin().with("X-Request-Id", "audited-1").with("User-Agent", "tests");
  }

  static Stream<EntityType<?>> types() {
    return Catalog.standardDomains().stream().flatMap(domain -> domain.types().stream());
  }

  @ParameterizedTest
  @MethodSource("types")
  void tellsTheHistoryOfAnEntity(EntityType<?> type) {
    Answer created = admin.post("/api/v1/" + type.name(), Samples.create(type, admin).toString());
    String at = created.header("Location");
    String label = Samples.text(type).name();
    admin.patch(at, "{\"" + label + "\": " + Samples.value(Samples.text(type)) + "}");
    admin.delete(at);
    Answer history = admin.get(at + "/history");
    assertThat(history.status()).as(history.body()).isEqualTo(200);
    assertThat(history.data().findValuesAsText("action"))
        .containsExactly("delete", "update", "create");
    JsonNode update = history.data().path(1);
    assertThat(update.path("changes").path(label).path("old"))
        .isEqualTo(created.data().path(label));
    assertThat(update.path("metadata").path("request_id").asText()).isEqualTo("audited-1");
    assertThat(update.path("metadata").path("agent").asText()).isEqualTo("tests");
    assertThat(update.path("metadata").path("address").asText()).isNotEmpty();

    Answer page = admin.get(at + "/history?per_page=2");
    String next = page.json().path("meta").path("next_cursor").asText();
    assertThat(
            admin.get(at + "/history?per_page=2&cursor=" + next).data().findValuesAsText("action"))
        .containsExactly("create");
    assertThat(server.stranger().get(at + "/history").status()).isEqualTo(404);
  }

  @Test
  void listsEverythingForAdministrators() {
    Answer created = admin.post("/api/v1/teams", "{\"name\": \"audited\"}");
    String filter =
        URLEncoder.encode("entity_id = \"" + created.id() + "\"", StandardCharsets.UTF_8);
    Answer found = admin.get("/api/v1/audit-logs?filter=" + filter);
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    assertThat(found.data().findValuesAsText("entity_name")).containsExactly("audited");
    String id = found.data().path(0).path("id").asText();
    assertThat(admin.get("/api/v1/audit-logs/" + id).data()).isEqualTo(found.data().path(0));
    assertThat(server.stranger().get("/api/v1/audit-logs/" + id).status()).isEqualTo(404);
    assertThat(server.user(UserRole.EDITOR).get("/api/v1/audit-logs").status()).isEqualTo(403);
    assertThat(admin.post("/api/v1/audit-logs", "{}").status()).isEqualTo(405);
    assertThat(admin.delete("/api/v1/audit-logs/" + id).status()).isEqualTo(405);
  }

  @Test
  void tellsOfWhatIsRefusedButNotForEver() {
    Client viewer = server.user(UserRole.VIEWER);
    String team = admin.post("/api/v1/teams", "{\"name\": \"refuses\"}").id();
    for (int i = 0; i < 3 * Refusals.MOST; i++) {
      assertThat(viewer.delete("/api/v1/teams/" + team).status()).isEqualTo(403);
    }
    String filter =
        URLEncoder.encode(
            "status = \"failure\" AND entity_id = \"" + team + "\"", StandardCharsets.UTF_8);
    JsonNode told = admin.get("/api/v1/audit-logs?filter=" + filter).data();
    assertThat(told.size()).isBetween(1, Refusals.MOST);
    JsonNode one = told.path(0);
    assertThat(one.path("action").asText()).isEqualTo("refused");
    assertThat(one.path("entity_type").asText()).isEqualTo("teams");
    assertThat(one.path("error_message").asText()).contains("viewer");
    assertThat(one.path("metadata").path("request").asText())
        .isEqualTo("DELETE /api/v1/teams/" + team);
    assertThat(viewer.get("/api/v1/teams/" + team + "/history").data().findValuesAsText("action"))
        .containsExactly("create");
  }
}
