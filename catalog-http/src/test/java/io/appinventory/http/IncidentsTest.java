package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is special to incidents. */
@ExtendWith(RunningServerExtension.class)
class IncidentsTest {
  private final RunningServer server;
  private final Client commander;
  private String incident = "";

  IncidentsTest(RunningServer server) {
    this.server = server;
    this.commander = server.user(UserRole.INCIDENT_COMMANDER);
  }

  @BeforeEach
  void open() {
    Answer created =
        commander.post("/api/v1/incidents", "{\"title\": \"down\", \"severity\": \"major\"}");
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    incident = created.header("Location");
  }

  @Test
  void entriesMoveTheIncident() {
    Answer appended =
        commander.post(
            incident + "/timeline", "{\"status\": \"resolved\", \"message\": \"Rolled back\"}");
    assertThat(appended.status()).as(appended.body()).isEqualTo(201);
    assertThat(appended.header("ETag")).isEqualTo("\"2\"");
    assertThat(appended.data().path("message").asText()).isEqualTo("Rolled back");
    assertThat(appended.data().path("created_by").asText()).isNotEmpty();
    JsonNode after = commander.get(incident).data();
    assertThat(after.path("status").asText()).isEqualTo("resolved");
    assertThat(after.path("resolved_at").asText()).isNotEmpty();
    assertThat(after.path("timeline").findValuesAsText("message")).contains("Rolled back");
  }

  @Test
  void whatIsToldLateOfThePastMovesNothing() {
    commander.post(incident + "/timeline", "{\"status\": \"resolved\", \"message\": \"Done\"}");
    String resolved = commander.get(incident).data().path("resolved_at").asText();
    Answer late =
        commander.post(
            incident + "/timeline",
            "{\"status\": \"identified\", \"message\": \"We had found the cause\","
                + " \"timestamp\": \"2024-01-31T10:00:00Z\"}");
    assertThat(late.status()).as(late.body()).isEqualTo(201);
    JsonNode after = commander.get(incident).data();
    assertThat(after.path("status").asText()).isEqualTo("resolved");
    assertThat(after.path("resolved_at").asText()).isEqualTo(resolved);
    assertThat(after.path("timeline")).hasSize(3);
  }

  @Test
  void aMoveThatComesWithTheOnlyEntryOfThePastIsInTheTimeline() {
    Answer moved =
        commander.patch(
            incident,
            "{\"status\": \"monitoring\", \"timeline\": [{\"status\": \"identified\","
                + " \"message\": \"Before\", \"timestamp\": \"2024-01-31T10:00:00Z\"}]}");
    assertThat(moved.status()).as(moved.body()).isEqualTo(200);
    assertThat(moved.data().path("status").asText()).isEqualTo("monitoring");
    assertThat(moved.data().path("timeline").findValuesAsText("status"))
        .contains("monitoring", "identified");
  }

  @Test
  void entriesWithoutAStatusKeepTheIncidents() {
    commander.post(incident + "/timeline", "{\"status\": \"monitoring\", \"message\": \"Fixed\"}");
    Answer appended = commander.post(incident + "/timeline", "{\"message\": \"Still watching\"}");
    assertThat(appended.data().path("status").asText()).isEqualTo("monitoring");
    assertThat(appended.data().path("timestamp").asText()).endsWith("Z");
    assertThat(commander.get(incident).data().path("status").asText()).isEqualTo("monitoring");
  }

  @Test
  void namesWhatIsWrongWithAnEntry() {
    Answer refused =
        commander.post(incident + "/timeline", "{\"status\": \"gone\", \"note\": \"x\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("timeline.status", "timeline.message", "timeline.note");
    assertThat(commander.get(incident).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void entriesAreForThoseWhoMayWriteIncidents() {
    String entry = "{\"message\": \"hello\"}";
    assertThat(server.user(UserRole.VIEWER).post(incident + "/timeline", entry).status())
        .isEqualTo(403);
    assertThat(server.stranger().post(incident + "/timeline", entry).status()).isEqualTo(404);
    assertThat(commander.with("If-Match", "\"9\"").post(incident + "/timeline", entry).status())
        .isEqualTo(412);
  }
}
