package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Evidence over HTTP: files in, facts out. */
@ExtendWith(RunningServerExtension.class)
class EvidenceTest {
  private static final String JUNIT =
      "<testsuite"
          + " timestamp=\"2026-01-02T03:04:05\"><testcase/><testcase><failure/></testcase></testsuite>";
  private static final String BOM =
      """
      {"bomFormat": "CycloneDX", "components": [
        {"type": "library", "name": "left-pad", "version": "1.3.0", "purl": "pkg:npm/left-pad@1.3.0"}]}
      """;
  private static final String ADVISORY =
      """
      [{"id": "GHSA-%s", "modified": "2026-01-01T00:00:00Z", "database_specific": {"severity": "HIGH"},
        "affected": [{"package": {"ecosystem": "npm", "name": "left-pad"},
          "ranges": [{"type": "SEMVER", "events": [{"introduced": "0"}, {"fixed": "1.4.0"}]}]}]}]
      """;

  private final RunningServer server;
  private final Client editor;
  private String service = "";

  EvidenceTest(RunningServer server) {
    this.server = server;
    this.editor = server.user(UserRole.EDITOR);
  }

  @BeforeEach
  void create() {
    Answer created =
        editor.post(
            "/api/v1/services",
            "{\"name\": \"%s\", \"type\": \"api\"}".formatted(UUID.randomUUID()));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    service = created.header("Location");
  }

  private Answer junit(String query) {
    return editor.send("POST", service + "/evidence" + query, "application/xml", JUNIT);
  }

  @Test
  void factsAreTakenAndShown() {
    Answer taken = junit("?source=ci&expires=36500d");
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
    JsonNode report = taken.data().path("reports").path(0);
    assertThat(report.path("outcome").asText()).isEqualTo("created");
    assertThat(report.path("facts").path("tests.failed").asInt()).isEqualTo(1);
    Answer shown = editor.get(service + "/evidence?fields=name,value,source&per_page=2");
    assertThat(shown.status()).as(shown.body()).isEqualTo(200);
    assertThat(shown.json().path("meta").path("total").asInt()).isEqualTo(6);
    assertThat(shown.data().path(0).path("name").asText()).isEqualTo("tests.errors");
    assertThat(shown.data().path(0).path("source").asText()).isEqualTo("ci");
    Answer next =
        editor.get(
            service
                + "/evidence?per_page=2&cursor="
                + shown.json().path("meta").path("next_cursor").asText());
    assertThat(next.data().path(0).path("name").asText()).isEqualTo("tests.passed");
    assertThat(
            junit("?source=ci&expires=36500d")
                .data()
                .path("reports")
                .path(0)
                .path("outcome")
                .asText())
        .isEqualTo("unchanged");
    assertThat(editor.get(service).data().has("evidence")).isFalse();
  }

  @Test
  void entitiesAreFoundByThem() {
    junit("");
    String id = service.substring(service.lastIndexOf('/') + 1);
    String filter = "id = \"" + id + "\" AND evidence[name = \"tests.failed\" AND value > 0]";
    Answer found =
        editor.get("/api/v1/services?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
    assertThat(found.json().path("meta").path("total").asInt()).as(found.body()).isEqualTo(1);
  }

  @Test
  void scorecardsAskAboutThem() {
    junit("");
    Answer answer =
        server
            .admin()
            .post(
                "/api/v1/scorecards/evaluate",
                """
                {"name": "Evidence", "entity_types": ["services"], "criteria": [
                  {"name": "tests pass", "weight": 1, "check_type": "expression",
                   "check_config": {"filter": "count(evidence[name = \\"tests.failed\\" AND value > 0]) = 0"}}]}
                """);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("failed");
  }

  @Test
  void advisoriesMeetPackages() {
    assertThat(editor.post(service + "/evidence", BOM).status()).isEqualTo(200);
    String id = UUID.randomUUID().toString();
    Answer advised = editor.post("/api/v1/advisories", ADVISORY.formatted(id));
    assertThat(advised.status()).as(advised.body()).isEqualTo(200);
    assertThat(advised.data().path("advisories").path("created").asInt()).isEqualTo(1);
    JsonNode found = editor.get(service + "/advisories").data();
    assertThat(found.findValuesAsText("advisory")).contains("GHSA-" + id);
    assertThat(found.findValuesAsText("fixed_in")).contains("1.4.0");
    assertThat(editor.get(service + "/packages?filter=name%3D%22left-pad%22").data()).hasSize(1);
  }

  @Test
  void whatIsBrokenIsRefusedWithItsLine() {
    Answer broken =
        editor.send(
            "POST", service + "/evidence", "text/xml", "<testsuite>\n<testcase>\n</testsuite>");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.json().path("detail").asText()).contains("line 3", "is not XML");
    assertThat(editor.post(service + "/evidence", "{}").status()).isEqualTo(400);
    assertThat(junit("?expires=soon").status()).isEqualTo(400);
    assertThat(junit("?expires=0s").status()).isEqualTo(422);
    assertThat(junit("?format=sarif").status()).isEqualTo(400);
    assertThat(editor.send("POST", service + "/evidence", "text/plain", JUNIT).status())
        .isEqualTo(415);
  }

  @Test
  void aDryRunWritesNothing() {
    assertThat(junit("?dry_run=true").data().path("dry_run").asBoolean()).isTrue();
    assertThat(editor.get(service + "/evidence").data()).isEmpty();
  }

  @Test
  void onlyWhoMayWriteMayImport() {
    Client viewer = server.user(UserRole.VIEWER);
    assertThat(viewer.send("POST", service + "/evidence", "text/xml", JUNIT).status())
        .isEqualTo(403);
    assertThat(viewer.post("/api/v1/advisories", "[]").status()).isEqualTo(403);
    assertThat(viewer.get(service + "/evidence").status()).isEqualTo(200);
    assertThat(viewer.get("/api/v1/services/" + RunningServer.unknownId() + "/evidence").status())
        .isEqualTo(404);
  }
}
