package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What scorecards say. */
@ExtendWith(RunningServerExtension.class)
class ScorecardsTest {
  private final RunningServer server;
  private final Client admin;
  private String scorecard = "";

  ScorecardsTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  @BeforeEach
  void fill() {
    if (!admin.get("/api/v1/scorecards").data().isEmpty()) {
      scorecard = admin.get("/api/v1/scorecards").data().path(0).path("id").asText();
      return;
    }
    String team = admin.post("/api/v1/teams", "{\"name\": \"Owners\"}").id();
    Answer created =
        admin.post(
            "/api/v1/scorecards",
            """
            {"name": "Readiness", "entity_types": ["services"],
             "levels": [{"name": "gold", "min_score": 100}],
             "criteria": [
               {"name": "Owned", "weight": 3, "check_type": "has_field",
                "check_config": {"field": "team_id"}, "hint": "Name a team."},
               {"name": "Described", "weight": 1, "check_type": "has_field",
                "check_config": {"field": "description"}}]}\
            """);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    scorecard = created.id();

    admin.post(
        "/api/v1/services",
        """
        {"name": "owned", "type": "api", "team_id": "%s", "description": "x"}\
        """
            .formatted(team));
    admin.post("/api/v1/services", "{\"name\": \"orphan\", \"type\": \"api\"}");
  }

  @Test
  void standInTheDetailOfWhatTheyAreFor() {
    String id =
        admin.get("/api/v1/services?fields=id&order_by=name").data().path(0).path("id").asText();
    JsonNode score = admin.get("/api/v1/services/" + id).data().path("scorecards").path(0);
    assertThat(score.path("name").asText()).isEqualTo("Readiness");
    assertThat(score.path("score").asDouble()).isEqualTo(0.0);
    assertThat(score.path("level").isNull()).isTrue();
    assertThat(score.path("criteria").findValuesAsText("outcome")).containsOnly("failed");
    assertThat(score.path("criteria").path(0).path("hint").asText()).isEqualTo("Name a team.");
    assertThat(admin.get("/api/v1/services/" + id + "?fields=id,name").data().has("scorecards"))
        .isFalse();
    assertThat(admin.get("/api/v1/services/" + id + "?fields=scorecards").data().size())
        .isEqualTo(1);
  }

  @Test
  void summarizeAPortfolio() {
    Answer summary = admin.get("/api/v1/scorecards/" + scorecard + "/summary?by=team_id");
    assertThat(summary.status()).as(summary.body()).isEqualTo(200);
    JsonNode total = summary.data().path("total");
    assertThat(total.path("count").asInt()).isEqualTo(2);
    assertThat(total.path("average").asDouble()).isEqualTo(50.0);
    assertThat(total.path("levels").path("none").asInt()).isEqualTo(1);
    assertThat(total.path("levels").path("gold").asInt()).isEqualTo(1);
    assertThat(total.path("criteria").path(0).path("pass_rate").asDouble()).isEqualTo(50.0);
    assertThat(summary.data().path("groups").findValuesAsText("label")).contains("Owners");
    assertThat(server.stranger().get("/api/v1/scorecards/" + scorecard + "/summary").status())
        .isEqualTo(404);
    assertThat(admin.get("/api/v1/scorecards/" + scorecard + "/summary?by=nonsense").code())
        .isEqualTo("invalid_query");
  }
}
