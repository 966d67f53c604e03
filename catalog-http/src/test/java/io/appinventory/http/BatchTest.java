package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many writes in one request. */
@ExtendWith(RunningServerExtension.class)
class BatchTest {
  private static final String BATCH = "/api/v1/teams/batch";

  private final RunningServer server;
  private final Client admin;

  BatchTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  @Test
  void tellsWhatBecameOfEachLine() {
    Answer old = admin.post("/api/v1/teams", "{\"name\": \"" + name() + "\"}");
    Answer gone = admin.post("/api/v1/teams", "{\"name\": \"" + name() + "\"}");
    Answer batch =
        run(
            "",
            "{\"name\": \"" + name() + "\"}",
            "",
            "{\"name\": 1}",
            "{\"id\": \"" + old.id() + "\", \"description\": \"changed\"}",
            "{\"id\": \"" + old.id() + "\", \"row_version\": 1, \"description\": \"stale\"}",
            "{\"id\": \"" + gone.id() + "\", \"op\": \"delete\"}",
            "{\"id\": \"" + gone.id() + "\", \"op\": \"restore\"}",
            "{\"id\": \"" + RunningServer.unknownId() + "\"}",
            "{\"op\": \"paint\", \"id\": \"" + old.id() + "\"}",
            "{\"op\": \"delete\"}",
            "not json",
            "{\"name\": \"" + old.data().path("name").asText() + "\"}");
    assertThat(batch.status()).as(batch.body()).isEqualTo(200);
    assertThat(batch.data().findValuesAsText("line"))
        .containsExactly("1", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
    assertThat(batch.data().valueStream().map(outcome -> outcome.path("status").asInt()))
        .containsExactly(201, 422, 200, 412, 200, 200, 404, 422, 422, 400, 409);
    JsonNode meta = batch.json().path("meta");
    assertThat(meta.path("total").asInt()).isEqualTo(11);
    assertThat(meta.path("succeeded").asInt()).isEqualTo(4);
    assertThat(meta.path("failed").asInt()).isEqualTo(7);
    assertThat(batch.data().path(1).path("problem").path("errors").findValuesAsText("field"))
        .containsExactly("name");
    assertThat(admin.get("/api/v1/teams/" + old.id()).data().path("description").asText())
        .isEqualTo("changed");
    assertThat(admin.get("/api/v1/teams/" + batch.data().path(0).path("id").asText()).status())
        .isEqualTo(200);
  }

  @Test
  void writesAllOrNothingWhenAskedTo() {
    String good = "{\"name\": \"" + name() + "\"}";
    Answer taken = run("?atomic=true", good, good);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("duplicate");
    assertThat(taken.json().path("detail").asText()).startsWith("Line 2:").contains("Nothing");
    assertThat(taken.json().path("errors").findValuesAsText("field"))
        .containsExactly("lines[2].name");

    Answer invalid = run("?atomic=true", good, "{\"name\": 1}", "nonsense", "{}");
    assertThat(invalid.status()).isEqualTo(422);
    assertThat(invalid.json().path("errors").findValuesAsText("field"))
        .contains("lines[2].name", "lines[3]");

    Answer all = run("?atomic=true", good);
    assertThat(all.status()).as("nothing was left of the first try").isEqualTo(200);
    assertThat(all.json().path("meta").path("succeeded").asInt()).isEqualTo(1);
  }

  @Test
  void takesTenThousandLinesAndNoMore() {
    String prefix = name();
    String lines =
        IntStream.rangeClosed(1, 10_001)
            .mapToObj(i -> i % 100 == 1 ? "{\"name\": \"" + prefix + i + "\"}" : "{\"name\": 1}")
            .collect(Collectors.joining("\n"));
    Answer each = admin.send("POST", BATCH, "application/x-ndjson", lines);
    assertThat(each.status()).isEqualTo(200);
    assertThat(each.json().path("meta").path("succeeded").asInt()).isEqualTo(100);
    JsonNode last = each.data().path(10_000);
    assertThat(last.path("line").asInt()).isEqualTo(10_001);
    assertThat(last.path("problem").path("code").asText()).isEqualTo("too_large");
    Answer atomic = admin.send("POST", BATCH + "?atomic=true", "application/x-ndjson", lines);
    assertThat(atomic.status()).isEqualTo(413);
  }

  @Test
  void keepsGoodLinesNextToBadOnes() {
    String prefix = name();
    String lines =
        IntStream.rangeClosed(1, 250)
            .mapToObj(i -> "{\"name\": \"" + prefix + (i % 50 == 0 ? 1 : i) + "\"}")
            .collect(Collectors.joining("\n"));
    Answer batch = admin.send("POST", BATCH, "application/x-ndjson", lines);
    assertThat(batch.json().path("meta").path("succeeded").asInt()).isEqualTo(245);
    assertThat(batch.data().findValuesAsText("code")).contains("duplicate");
  }

  @Test
  void isForThoseWhoMayWrite() {
    Answer refused =
        server
            .user(UserRole.VIEWER)
            .send("POST", BATCH, "application/x-ndjson", "{\"name\": \"x\"}");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(admin.post(BATCH, "{}").status()).isEqualTo(415);
  }

  private Answer run(String query, String... lines) {
    return admin.send("POST", BATCH + query, "application/x-ndjson", String.join("\n", lines));
  }

  private static String name() {
    return UUID.randomUUID().toString();
  }
}
