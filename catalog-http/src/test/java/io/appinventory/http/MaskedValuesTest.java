package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project may cost, which is for admins. */
@ExtendWith(RunningServerExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskedValuesTest {
  private static final String PROJECTS = "/api/v1/projects";

  private final Client admin;
  private final Client editor;
  private final Client viewer;
  private final String project;

  MaskedValuesTest(RunningServer server) {
    admin = server.admin();
    editor = server.user(UserRole.EDITOR);
    viewer = server.user(UserRole.VIEWER);
    String me = admin.get("/api/v1/auth/me").data().path("user").path("id").asText();
    project =
        PROJECTS
            + "/"
            + admin
                .post(
                    PROJECTS,
                    "{\"name\": \"Moon\", \"slug\": \"moon\", \"owner_id\": \"%s\", \"budget_allocated_cents\": 4200}"
                        .formatted(me))
                .id();
  }

  @Test
  void isLeftOutAndNamed() {
    assertThat(admin.get(project).data().path("budget_allocated_cents").asInt()).isEqualTo(4200);
    assertThat(admin.get(project).data().has("masked")).isFalse();
    for (JsonNode shown :
        new JsonNode[] {
          viewer.get(project).data(), viewer.get(PROJECTS + "?q=moon").data().path(0)
        }) {
      assertThat(shown.path("name").asText()).isEqualTo("Moon");
      assertThat(shown.has("budget_allocated_cents")).isFalse();
      assertThat(shown.path("masked").toString()).isEqualTo("[\"budget_allocated_cents\"]");
    }
    JsonNode history = viewer.get(project + "/history").data();
    JsonNode change = history.path(history.size() - 1).path("changes");
    assertThat(change.path("budget_allocated_cents").toString())
        .isEqualTo("{\"old\":null,\"new\":null,\"masked\":true}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?filter=budget_allocated_cents%20%3E%201",
        "?order_by=budget_allocated_cents",
        "/facets?by=budget_allocated_cents"
      })
  void isNotAskedAbout(String question) {
    assertThat(admin.get(PROJECTS + question).status()).isEqualTo(200);
    assertThat(viewer.get(PROJECTS + question).status()).isEqualTo(403);
  }

  @Test
  void isNotWrittenBlindly() {
    assertThat(editor.patch(project, "{\"budget_allocated_cents\": 4200}").status()).isEqualTo(403);
    assertThat(editor.patch(project, "{\"description\": \"x\"}").status()).isEqualTo(200);
  }
}
