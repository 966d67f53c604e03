package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules for single rows, as who asks over HTTP meets them. */
@ExtendWith(RunningServerExtension.class)
class AccessRulesTest {
  private static final String RULES = "/api/v1/access-rules";
  private static final String SERVICES = "/api/v1/services";

  private final Client admin;
  private final Client editor;

  AccessRulesTest(RunningServer server) {
    admin = server.admin();
    editor = server.user(UserRole.EDITOR);
  }

  @Test
  void editorsSeeAndChangeWhatTheRulesAllow() {
    String ours = team("Ours");
    String theirs = team("Theirs");
    admin.post(
        "/api/v1/people",
        "{\"name\": \"Ed\", \"email\": \"editor@example.org\", \"team_id\": \"%s\"}"
            .formatted(ours));
    String open = service("Open", theirs);
    String own = service("Own", ours);
    String secret = service("Secret", theirs);
    rule("read", "name != 'Secret'");
    rule("write", "team.people.email = '$me'");

    assertThat(editor.get(SERVICES).json().path("meta").path("total").asInt()).isEqualTo(2);
    assertThat(editor.get(SERVICES + "/" + open).status()).isEqualTo(200);
    Answer hidden = editor.get(SERVICES + "/" + secret);
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(editor.get(SERVICES + "/" + secret + "/history").status()).isEqualTo(404);
    String patch = "{\"description\": \"x\"}";
    assertThat(editor.patch(SERVICES + "/" + own, patch).status()).isEqualTo(200);
    Answer refused = editor.patch(SERVICES + "/" + open, patch);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("not_allowed");
    assertThat(editor.patch(SERVICES + "/" + secret, patch).status()).isEqualTo(404);
    assertThat(editor.delete(SERVICES + "/" + open).status()).isEqualTo(403);
    assertThat(editor.post(SERVICES, body("New", theirs)).status()).isEqualTo(403);
    assertThat(editor.post(SERVICES, body("New", ours)).status()).isEqualTo(201);
    assertThat(editor.patch(SERVICES + "/" + own, "{\"team_id\": \"" + theirs + "\"}").status())
        .isEqualTo(403);
    requireBatchOfItsOwn(own, open, theirs);
    assertThat(editor.get(RULES).status()).isEqualTo(403);
    assertThat(admin.get(SERVICES).json().path("meta").path("total").asInt()).isEqualTo(4);
  }

  private void requireBatchOfItsOwn(String own, String open, String theirs) {
    String lines =
        "{\"id\": \"%s\", \"description\": \"y\"}\n{\"id\": \"%s\", \"description\": \"y\"}\n%s"
            .formatted(own, open, body("Newer", theirs));
    Answer batch = editor.send("POST", SERVICES + "/batch", "application/x-ndjson", lines);
    assertThat((Iterable<JsonNode>) batch.data())
        .extracting(line -> line.path("status").asInt())
        .containsExactly(200, 403, 403);
    Answer together =
        editor.send("POST", SERVICES + "/batch?atomic=true", "application/x-ndjson", lines);
    assertThat(together.status()).isEqualTo(403);
  }

  private String team(String name) {
    return admin.post("/api/v1/teams", "{\"name\": \"" + name + "\"}").id();
  }

  private String service(String name, String team) {
    return admin.post(SERVICES, body(name, team)).id();
  }

  private static String body(String name, String team) {
    return "{\"name\": \"%s\", \"type\": \"api\", \"team_id\": \"%s\"}".formatted(name, team);
  }

  private void rule(String access, String filter) {
    Answer made =
        admin.post(
            RULES,
            """
            {"name": "%s", "role": "editor", "access": "%s", "entity_type": "services", "filter": "%s"}
            """
                .formatted(access, access, filter));
    assertThat(made.status()).as(made.body()).isEqualTo(201);
  }

  @Test
  void aFaultInAFilterTellsItsPlace() {
    Answer refused =
        admin.post(
            RULES,
            """
            {"name": "x", "role": "viewer", "access": "read", "entity_type": "teams",
             "filter": "name = 'x' AND colour = 'red'"}
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").path(0).path("field").asText()).isEqualTo("filter");
    assertThat(refused.body()).contains("at 16: teams has nothing named 'colour'");
    assertThat(admin.post(RULES, "{\"role\": \"admin\"}").status()).isEqualTo(422);
  }
}
