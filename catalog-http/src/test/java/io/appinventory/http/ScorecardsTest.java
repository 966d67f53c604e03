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
  void explainWhatTheyAsk() {
    String id =
        admin.get("/api/v1/services?fields=id&order_by=name").data().path(0).path("id").asText();
    JsonNode plain = admin.get("/api/v1/services/" + id).data().path("scorecards").path(0);
    assertThat(plain.path("criteria").path(0).has("filter")).isFalse();
    JsonNode explained =
        admin.get("/api/v1/services/" + id + "?explain=true").data().path("scorecards").path(0);
    assertThat(explained.path("criteria").findValuesAsText("filter"))
        .containsExactly("team_id:*", "description:*");
  }

  @Test
  void listWhatTheySayPageByPage() {
    String results = "/api/v1/scorecards/" + scorecard + "/results";
    Answer first = admin.get(results + "?per_page=1");
    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().path("meta").path("total").asInt()).isEqualTo(2);
    JsonNode orphan = first.data().path(0);
    assertThat(orphan.path("entity_type").asText()).isEqualTo("services");
    assertThat(orphan.path("name").asText()).isEqualTo("orphan");
    assertThat(orphan.path("score").asDouble()).isEqualTo(0.0);
    assertThat(orphan.path("criteria").path(0).path("hint").asText()).isEqualTo("Name a team.");
    String next = first.json().path("meta").path("next_cursor").asText();
    Answer second = admin.get(results + "?per_page=1&cursor=" + next);
    assertThat(second.data().findValuesAsText("name")).contains("owned");
    assertThat(second.data().path(0).path("level").asText()).isEqualTo("gold");
    assertThat(second.json().path("meta").path("next_cursor").isNull()).isTrue();
    assertThat(admin.get(results + "?order_by=score%20desc").data().path(0).path("name").asText())
        .isEqualTo("owned");
    assertThat(admin.get(results + "?filter=name%3D%22owned%22").data()).hasSize(1);
    assertThat(admin.get(results + "?order_by=nonsense").code()).isEqualTo("invalid_query");
    assertThat(admin.get(results + "?order_by=name&cursor=" + next).code())
        .isEqualTo("invalid_query");
    assertThat(server.stranger().get(results).status()).isEqualTo(404);
  }

  @Test
  void sayWhatWouldChange() {
    String draft =
        """
        {"entity_types": ["services"], "compare_to": "%s",
         "criteria": [{"name": "Named", "check_type": "has_field",
                       "check_config": {"field": "name"}},
                      {"name": "Owned", "check_type": "has_field",
                       "check_config": {"field": "team_id"}}]}\
        """;
    Answer said = admin.post("/api/v1/scorecards/evaluate", draft.formatted(scorecard));
    assertThat(said.status()).as(said.body()).isEqualTo(200);
    JsonNode summary = said.data().path("summary");
    assertThat(summary.path("scorecard_id").isNull()).isTrue();
    assertThat(summary.path("total").path("average").asDouble()).isEqualTo(75.0);
    assertThat(said.data().path("compared_to").path("total").path("average").asDouble())
        .isEqualTo(50.0);
    JsonNode comparison = said.data().path("comparison");
    assertThat(comparison.path("rises").asInt()).isEqualTo(1);
    assertThat(comparison.path("unchanged").asInt()).isEqualTo(1);
    JsonNode orphan = comparison.path("top_rises").path(0);
    assertThat(orphan.path("name").asText()).isEqualTo("orphan");
    assertThat(orphan.path("difference").asDouble()).isEqualTo(50.0);
    assertThat(comparison.path("levels").findValuesAsText("before"))
        .containsExactly("null", "gold");
    assertThat(said.data().path("results").path(0).path("name").asText()).isEqualTo("orphan");
    assertThat(admin.get("/api/v1/scorecards").data()).hasSize(1);

    Answer alone =
        server
            .user(UserRole.VIEWER)
            .post(
                "/api/v1/scorecards/evaluate", "{\"name\": \"x\", \"entity_types\": [\"teams\"]}");
    assertThat(alone.status()).as(alone.body()).isEqualTo(200);
    assertThat(alone.data().path("comparison").isNull()).isTrue();

    String other = "01890000-0000-7000-8000-000000000000";
    Answer refused = admin.post("/api/v1/scorecards/evaluate", draft.formatted(other));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactly("compare_to");
    assertThat(
            server
                .stranger()
                .post("/api/v1/scorecards/evaluate", draft.formatted(scorecard))
                .status())
        .isEqualTo(422);
    Answer wrong =
        admin.post(
            "/api/v1/scorecards/evaluate",
            "{\"entity_types\": [\"services\"], \"criteria\": [{\"name\": \"a\","
                + " \"check_type\": \"nope\"}]}");
    assertThat(wrong.json().path("errors").findValuesAsText("field"))
        .containsExactly("criteria[0].check_type");
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
