package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A shop over a checkout over a ledger on a database, asked for who needs whom. */
@ExtendWith(RunningServerExtension.class)
class GraphsTest {
  private static int round;

  private final RunningServer server;
  private final Client admin;
  private String shop = "";
  private String checkout = "";
  private String ledger = "";
  private String database = "";

  GraphsTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  @BeforeEach
  void fill() {
    round++;
    String team = create("teams", "\"name\": \"money %d\"".formatted(round));
    String ana =
        create("people", "\"name\": \"Ana\", \"email\": \"ana%d@acme.example\"".formatted(round));
    database =
        create("resources", "\"name\": \"database %d\", \"type\": \"virtual_machine\"", round);
    ledger =
        create(
            "services",
            """
            "name": "ledger %d", "type": "api", "team_id": "%s", "resource_ids": ["%s"],
            "assignments": [{"person_id": "%s", "role": "On-Call"}]\
            """,
            round,
            team,
            database,
            ana);
    checkout =
        create(
            "services",
            "\"name\": \"checkout %d\", \"type\": \"api\", \"depends_on_service_ids\": [\"%s\"]",
            round,
            ledger);
    shop = create("products", "\"name\": \"shop %d\", \"service_ids\": [\"%s\"]", round, checkout);
  }

  private String create(String collection, String members, Object... values) {
    Answer created = admin.post("/api/v1/" + collection, "{" + members.formatted(values) + "}");
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.json().has("meta")).isFalse();
    return created.id();
  }

  @Test
  void walksToDependencies() {
    Answer graph = admin.get("/api/v1/products/" + shop + "/graph");
    assertThat(graph.status()).as(graph.body()).isEqualTo(200);
    JsonNode nodes = graph.data().path("nodes");
    assertThat(nodes.findValuesAsText("key"))
        .containsExactly(
            "products/" + shop,
            "services/" + checkout,
            "services/" + ledger,
            "resources/" + database);
    assertThat(nodes.findValuesAsText("distance")).containsExactly("0", "1", "2", "3");
    JsonNode last = nodes.path(3);
    assertThat(last.path("entity").path("name").asText()).isEqualTo("database " + round);
    assertThat(last.path("path").valueStream().map(JsonNode::asText))
        .containsExactlyElementsOf(nodes.findValuesAsText("key"));
    assertThat(admin.get("/api/v1/" + last.path("key").asText()).status()).isEqualTo(200);
    assertThat(graph.data().path("edges").findValuesAsText("relation"))
        .containsExactlyInAnyOrder("services", "depends_on", "resources");
    assertThat(graph.json().path("meta").path("cut_off").isNull()).isTrue();
  }

  @Test
  void goesWhereAndAsFarAsItIsTold() {
    String of = "/api/v1/services/" + ledger + "/graph";
    assertThat(keys(admin.get(of + "?direction=dependents&depth=1")))
        .containsExactly("services/" + ledger, "services/" + checkout);
    assertThat(keys(admin.get(of + "?direction=both"))).hasSize(4);
    assertThat(keys(admin.get(of + "?direction=both&relations=depends_on,services"))).hasSize(3);
    assertThat(keys(admin.get(of + "?direction=both&limit=2"))).hasSize(2);
    assertThat(cutOff(of + "?direction=both&limit=2")).isEqualTo("nodes");
    assertThat(cutOff(of + "?direction=dependents&depth=1")).isEqualTo("depth");
  }

  private String cutOff(String path) {
    return admin.get(path).json().path("meta").path("cut_off").asText();
  }

  private static List<String> keys(Answer graph) {
    assertThat(graph.status()).as(graph.body()).isEqualTo(200);
    return graph.data().path("nodes").findValuesAsText("key");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    String of = "/api/v1/services/" + ledger + "/graph";
    for (String parameter :
        List.of("direction=up", "depth=26", "depth=x", "limit=0", "relations=team", "deep=1")) {
      Answer refused = admin.get(of + "?" + parameter);
      assertThat(refused.status()).as(parameter).isEqualTo(400);
      assertThat(refused.code()).isEqualTo("invalid_query");
      assertThat(refused.json().path("errors").findValuesAsText("field"))
          .containsExactly(parameter.substring(0, parameter.indexOf('=')));
    }
    assertThat(admin.get("/api/v1/services/x/graph").code()).isEqualTo("malformed");
    assertThat(admin.get("/api/v1/services/" + shop + "/graph").status()).isEqualTo(404);
    assertThat(server.stranger().get(of).status()).isEqualTo(404);
    assertThat(server.nobody().get(of).status()).isEqualTo(401);
    assertThat(server.user(UserRole.VIEWER).get(of).status()).isEqualTo(200);
    assertThat(admin.get("/api/v1/teams/" + shop + "/graph").code()).isEqualTo("route_not_found");
  }

  @Test
  void tellsWhatAnIncidentReaches() {
    String incident =
        create(
            "incidents",
            "\"title\": \"down\", \"severity\": \"critical\", \"affected_resource_ids\": [\"%s\"]",
            database);
    Answer impact = admin.get("/api/v1/incidents/" + incident + "/impact");
    assertThat(impact.status()).as(impact.body()).isEqualTo(200);
    JsonNode data = impact.data();
    assertThat(data.path("incident").path("title").asText()).isEqualTo("down");
    assertThat(data.path("affected").findValuesAsText("key"))
        .containsExactly("resources/" + database);
    assertThat(data.path("dependents").findValuesAsText("key"))
        .containsExactly("services/" + ledger, "services/" + checkout, "products/" + shop);
    assertThat(data.path("products").findValuesAsText("key")).containsExactly("products/" + shop);
    JsonNode onCall = data.path("on_call").path(0);
    assertThat(onCall.path("person").path("name").asText()).isEqualTo("Ana");
    assertThat(onCall.path("entities").path(0).asText()).isEqualTo("services/" + ledger);
    assertThat(data.path("teams").path(0).path("team").path("name").asText())
        .isEqualTo("money " + round);
    assertThat(impact.json().path("meta").path("cut_off").isNull()).isTrue();
    String near = "/api/v1/incidents/" + incident + "/impact?depth=1";
    assertThat(admin.get(near).data().path("dependents")).hasSize(1);
    assertThat(cutOff(near)).isEqualTo("depth");
    assertThat(admin.get("/api/v1/incidents/" + incident + "/impact?depth=-1").code())
        .isEqualTo("invalid_query");
    assertThat(server.stranger().get(near).status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/incidents/" + ledger + "/impact").status()).isEqualTo(404);
  }

  @Test
  void writesTellOfTheCyclesTheyClose() {
    String cycle =
        "Closes a cycle of dependencies: ledger %1$d -> checkout %1$d -> ledger %1$d."
            .formatted(round);
    String relation = "/api/v1/services/" + ledger + "/depends_on/" + checkout;
    JsonNode warning = warning(admin.put(relation));
    assertThat(warning.path("code").asText()).isEqualTo("dependency_cycle");
    assertThat(warning.path("message").asText()).isEqualTo(cycle);
    assertThat(warning.path("path").findValuesAsText("id")).containsExactly(ledger, checkout);
    assertThat(warning.path("path").findValuesAsText("type")).containsOnly("services");
    assertThat(admin.put(relation).json().has("meta")).as("again, it closes nothing").isFalse();
    assertThat(admin.delete(relation).status()).isEqualTo(204);

    String patch = "{\"depends_on_service_ids\": [\"" + checkout + "\"]}";
    Answer patched = admin.patch("/api/v1/services/" + ledger, patch);
    assertThat(warning(patched).path("message").asText()).isEqualTo(cycle);
    Answer elsewhere = admin.patch("/api/v1/services/" + ledger, "{\"description\": \"x\"}");
    assertThat(elsewhere.json().has("meta")).isFalse();
    admin.delete(relation);

    Answer batch =
        admin.send(
            "POST",
            "/api/v1/services/batch",
            "application/x-ndjson",
            "{\"id\": \"" + ledger + "\", " + patch.substring(1) + "\n");
    assertThat(batch.json().path("meta").path("warnings").path(0).path("message").asText())
        .isEqualTo(cycle);
  }

  private static JsonNode warning(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    JsonNode warnings = answer.json().path("meta").path("warnings");
    assertThat(warnings).hasSize(1);
    return warnings.path(0);
  }

  @Test
  void aRepeatedRequestTellsTheSame() {
    Client once = admin.with("Idempotency-Key", "cycle-" + round);
    String relation = "/api/v1/services/" + ledger + "/depends_on/" + checkout;
    JsonNode first = once.put(relation).json();
    Answer again = once.put(relation);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.json()).isEqualTo(first);
    assertThat(first.path("meta").path("warnings")).hasSize(1);
  }
}
