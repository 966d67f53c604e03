package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.delivery.Builds;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import io.appinventory.http.testing.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Measures of software delivery; what they count is shown where they are reckoned. */
@ExtendWith(RunningServerExtension.class)
class DeliveryTest {
  private static final String DORA = "/api/v1/delivery/dora";
  private static final String RUN =
      "<testsuite><testcase classname='C' name='works'/><testcase name='x'/></testsuite>";

  private final RunningServer server;
  private final Client admin;

  DeliveryTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  private Answer junit(Client client, String query) {
    return client.send("POST", "/api/v1/test-results/junit" + query, "application/xml", RUN);
  }

  @Test
  void takesWhatBuildsWrite() {
    String build = admin.post("/api/v1/builds", Samples.create(Builds.TYPE, admin).toString()).id();
    String outputs = "/api/v1/builds/" + build + "/outputs";
    for (String text : new String[] {"one", "two", "three"}) {
      Answer added = admin.post(outputs, "{\"build_output\": \"" + text + "\"}");
      assertThat(added.status()).as(added.body()).isEqualTo(201);
      assertThat(added.data().path("build_output").asText()).isEqualTo(text);
    }
    Answer page = admin.get(outputs + "?per_page=2");
    assertThat(page.data().findValuesAsText("build_output")).containsExactly("one", "two");
    String next = page.json().at("/meta/next_cursor").asText();
    assertThat(
            admin
                .get(outputs + "?per_page=2&cursor=" + next)
                .data()
                .findValuesAsText("build_output"))
        .containsExactly("three");
    JsonNode history = admin.get("/api/v1/builds/" + build + "/history").data();
    assertThat(history.path(0).at("/changes/outputs/new/build_output_characters").asInt())
        .isEqualTo(5);
    Answer empty = admin.post(outputs, "{}");
    assertThat(empty.status()).isEqualTo(422);
    assertThat(empty.json().at("/errors/0/field").asText()).isEqualTo("build_output");
    assertThat(admin.post(outputs, "{\"created_at\": \"2020-01-01T00:00:00Z\"}").status())
        .isEqualTo(422);
    assertThat(
            admin
                .post(
                    "/api/v1/builds/" + RunningServer.unknownId() + "/outputs",
                    "{\"build_errors\": \"x\"}")
                .status())
        .isEqualTo(404);
    assertThat(server.user(UserRole.VIEWER).post(outputs, "{\"build_errors\": \"x\"}").status())
        .isEqualTo(403);
  }

  @Test
  void takesJunitFilesAsResults() {
    String build = admin.post("/api/v1/builds", Samples.create(Builds.TYPE, admin).toString()).id();
    Answer tried = junit(admin, "?create=true&dry_run=true&build_id=" + build);
    assertThat(tried.status()).as(tried.body()).isEqualTo(200);
    assertThat(tried.data().at("/test_cases/created").asInt()).isOne();
    Answer taken = junit(admin, "?create=true&build_id=" + build);
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    assertThat(taken.data().at("/results/passed").asInt()).isOne();
    assertThat(taken.data().at("/unmatched_names/0").asText()).isEqualTo("x");
    assertThat(
            admin
                .get("/api/v1/test-results?filter=build_id%20%3D%20%22" + build + "%22")
                .json()
                .at("/meta/total")
                .asInt())
        .isOne();
    assertThat(junit(admin, "").json().at("/errors/0/field").asText()).isEqualTo("build_id");
    assertThat(junit(admin, "?build_id=x").status()).isEqualTo(400);
    assertThat(junit(admin, "?project_id=" + RunningServer.unknownId()).status()).isEqualTo(404);
    assertThat(junit(server.user(UserRole.VIEWER), "").status()).isEqualTo(403);
  }

  @Test
  void measuresNothingWhereNothingWasDeployed() {
    String id =
        admin.post("/api/v1/services", "{\"name\": \"never deployed\", \"type\": \"api\"}").id();
    Answer answer =
        admin.get(
            DORA
                + "?from=2024-01-01T00:00:00Z&to=2024-02-01T01:00:00%2B01:00&filter=id%20%3D%20%22"
                + id
                + "%22");
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().at("/meta/total").asInt()).isOne();
    JsonNode measured = answer.json().at("/data/0");
    assertThat(measured.at("/entity/name").asText()).isEqualTo("never deployed");
    assertThat(measured.at("/to").asText()).isEqualTo("2024-02-01T00:00:00Z");
    assertThat(measured.at("/deployments").asInt()).isZero();
    assertThat(measured.at("/deployment_frequency").toString())
        .isEqualTo("{\"value\":0,\"band\":null}");
    assertThat(measured.at("/lead_time_hours").toString())
        .isEqualTo("{\"value\":null,\"band\":null}");
    Answer recent = admin.get("/api/v1/services/" + id + "/dora");
    assertThat(recent.json().at("/meta/total").asInt()).isZero();
  }

  @Test
  void measuresTeamsAndProducts() {
    admin.post("/api/v1/teams", "{\"name\": \"idle\"}");
    assertThat(admin.get(DORA + "?by=teams").json().at("/data").size()).isPositive();
    assertThat(admin.get(DORA + "?by=products").status()).isEqualTo(200);
  }

  @Test
  void refusesWhatCannotBeMeasured() {
    refuses("?by=people", "by");
    refuses("?from=yesterday", "from");
    refuses("?from=2024-02-01T00:00:00Z&to=2024-02-01T00:00:00Z", "to");
    refuses("?from=2004-02-01T00:00:00Z&to=2024-02-01T00:00:00Z", "from");
    refuses("?filter=nothing%20%3D%201", "filter");
    refuses("?by=services&by=teams", "by");
  }

  private void refuses(String query, String parameter) {
    Answer answer = admin.get(DORA + query);
    assertThat(answer.status()).as(query + answer.body()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(parameter);
  }

  @Test
  void answersForTenantsThatDeliverNothing() {
    String service =
        admin.post("/api/v1/services", "{\"name\": \"never built\", \"type\": \"api\"}").id();
    Answer weeks =
        admin.get(
            "/api/v1/delivery/trends?from=2024-01-02T00:00:00Z&to=2024-01-09T00:00:00Z&service_id="
                + service);
    assertThat(weeks.json().at("/data").toString())
        .isEqualTo(
            "[{\"week\":\"2024-01-01\",\"builds\":0,\"failed\":0,\"duration_seconds\":null,"
                + "\"coverage_percent\":null},{\"week\":\"2024-01-08\",\"builds\":0,\"failed\":0,"
                + "\"duration_seconds\":null,\"coverage_percent\":null}]");
    assertThat(admin.get("/api/v1/delivery/flaky-tests?limit=1").json().at("/data").size())
        .isZero();
    assertThat(admin.get("/api/v1/delivery/defects").status()).isEqualTo(200);
    assertThat(admin.get("/api/v1/delivery/vulnerabilities?critical_days=0").status())
        .isEqualTo(200);
  }

  @Test
  void refusesWhatItCannotFollow() {
    String unknown = "0199aaaa-0000-7000-8000-000000000000";
    for (String query :
        new String[] {
          "trends",
          "trends?service_id=x",
          "trends?service_id=" + unknown + "&project_id=" + unknown,
          "flaky-tests?limit=0",
          "vulnerabilities?low_days=-1",
          "release-notes?from_build=" + unknown,
          "release-notes?from_build=" + unknown + "&to_build=" + unknown + "&format=pdf"
        }) {
      assertThat(admin.get("/api/v1/delivery/" + query).code())
          .as(query)
          .isEqualTo("invalid_query");
    }
    for (String query :
        new String[] {
          "trends?service_id=" + unknown,
          "flaky-tests?project_id=" + unknown,
          "release-notes?from_build=" + unknown + "&to_build=" + unknown
        }) {
      assertThat(admin.get("/api/v1/delivery/" + query).status()).as(query).isEqualTo(404);
    }
  }
}
