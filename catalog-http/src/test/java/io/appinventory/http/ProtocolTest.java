package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HTTP itself asks of the server. */
@ExtendWith(RunningServerExtension.class)
class ProtocolTest {
  private static final String TEAMS = "/api/v1/teams";

  private final RunningServer server;
  private final Client admin;

  ProtocolTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  @Test
  void everyProblemHasTheSameShape() {
    Answer problem = admin.get(TEAMS + "/" + RunningServer.unknownId());
    assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(problem.json().propertyStream().map(p -> p.getKey()))
        .containsExactly(
            "type", "title", "status", "detail", "code", "errors", "instance", "request_id");
    assertThat(problem.json().path("type").asText())
        .isEqualTo("urn:appinventory:problem:not_found");
    assertThat(problem.json().path("status").asInt()).isEqualTo(404);
    assertThat(problem.json().path("instance").asText())
        .isEqualTo(TEAMS + "/" + RunningServer.unknownId());
    assertThat(problem.json().path("request_id").asText())
        .isEqualTo(problem.header("X-Request-Id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/api", "/api/v1/nonsense", "/api/v2/teams", "/docs/../livez", "/docs/x"})
  void answersUnknownAddresses(String path) {
    Answer problem = admin.get(path);
    assertThat(problem.status()).isEqualTo(404);
    assertThat(problem.code()).isEqualTo("route_not_found");
  }

  @Test
  void saysWhichMethodsAreAllowed() {
    String at = TEAMS + "/" + RunningServer.unknownId();
    Answer problem = admin.post(at, "{}");
    assertThat(problem.status()).isEqualTo(405);
    assertThat(problem.code()).isEqualTo("method_not_allowed");
    assertThat(problem.header("Allow").split(", "))
        .containsExactlyInAnyOrder("GET", "HEAD", "PATCH", "DELETE", "OPTIONS");
    Answer options = server.nobody().send("OPTIONS", at, null, "");
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow").split(", "))
        .containsExactlyInAnyOrder("GET", "HEAD", "PATCH", "DELETE", "OPTIONS");
    assertThat(options.headers().map().keySet()).noneMatch(h -> h.startsWith("access-control"));
  }

  @Test
  void answersHeadLikeGetWithoutTheBody() {
    Answer created = admin.post(TEAMS, "{\"name\": \"head\"}");
    Answer head = admin.send("HEAD", created.header("Location"), null, "");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("ETag")).isEqualTo("\"1\"");
    assertThat(head.body()).isEmpty();
    String unknown = TEAMS + "/" + RunningServer.unknownId();
    assertThat(admin.send("HEAD", unknown, null, "").status()).isEqualTo(404);
    assertThat(server.nobody().send("HEAD", unknown, null, "").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, application/json, 201",
    "POST, application/json; charset=utf-8, 201",
    "POST, application/json; charset=\"UTF-8\", 201",
    "POST, application/json; charset=iso-8859-1, 415",
    "POST, application/merge-patch+json, 415",
    "POST, application/x-www-form-urlencoded, 415",
    "POST, text/plain, 415",
    "POST, , 415",
  })
  void takesOnlyTheTypesItUnderstands(String method, String mediaType, int status) {
    String body = "{\"name\": \"" + UUID.randomUUID() + "\"}";
    assertThat(admin.send(method, TEAMS, mediaType, body).status()).isEqualTo(status);
  }

  @Test
  void takesPatchesUnderBothNames() {
    String at = admin.post(TEAMS, "{\"name\": \"patched\"}").header("Location");
    assertThat(admin.send("PATCH", at, "application/json", "{}").status()).isEqualTo(200);
    assertThat(admin.send("PATCH", at, "application/merge-patch+json", "{}").status())
        .isEqualTo(200);
    assertThat(admin.send("PATCH", at, "application/json-patch+json", "[]").code())
        .isEqualTo("unsupported_media_type");
  }

  @Test
  void refusesBodiesThatAreCompressed() {
    assertThat(admin.with("Content-Encoding", "gzip").post(TEAMS, "{}").status()).isEqualTo(415);
  }

  @Test
  void refusesBodiesThatAreTooLarge() {
    String large = "{\"name\": \"" + "x".repeat(1_000_000) + "\"}";
    Answer problem = admin.post(TEAMS, large);
    assertThat(problem.status()).isEqualTo(413);
    assertThat(problem.code()).isEqualTo("too_large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"name\": }",
        "[]",
        "null",
        "\"name\"",
        "{\"name\": \"a\"} x",
        "{\"name\": \"a\"}{}",
        "{\"name\": \"a\", \"name\": \"b\"}",
        "{'name': 'a'}",
        "{\"name\": NaN}",
        "{\"name\": \"a\",}",
        "{\"name\": \"a\nb\"}",
        "// no\n{}",
      })
  void saysWhereJsonIsBroken(String body) {
    Answer problem = admin.post(TEAMS, body);
    assertThat(problem.status()).as(problem.body()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("malformed");
    assertLeaksNothing(problem);
  }

  @Test
  void refusesJsonThatIsTooDeep() {
    Answer problem = admin.post(TEAMS, "{\"a\":".repeat(65) + "1" + "}".repeat(65));
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.json().path("detail").asText()).contains("64 levels");
    assertLeaksNothing(problem);
  }

  @Test
  void refusesTextThatCannotBeStored() {
    for (String text : new String[] {"a\\u0000b", "a\\ud800b"}) {
      Answer problem = admin.post(TEAMS, "{\"name\": \"" + text + "\"}");
      assertThat(problem.status()).as(problem.body()).isEqualTo(422);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?field=name", "?fields=name&fields=id", "?fields=%ff", "?fields=%00", "?x"})
  void refusesParametersItDoesNotUnderstand(String query) {
    Answer problem = admin.get(TEAMS + "/" + RunningServer.unknownId() + query);
    assertThat(problem.status()).as(problem.body()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("invalid_query");
  }

  @Test
  void keepsRequestIdsOfASafeShape() {
    assertThat(
            server.nobody().with("X-Request-Id", "abc-1.2_3").get("/livez").header("X-Request-Id"))
        .isEqualTo("abc-1.2_3");
    for (String unsafe : new String[] {"a b", "x".repeat(101), "<script>", ""}) {
      assertThat(server.nobody().with("X-Request-Id", unsafe).get("/livez").header("X-Request-Id"))
          .matches("[0-9a-f]{32}");
    }
  }

  @Test
  void compressesWhatIsWorthIt() {
    Client packed = server.nobody();
    assertThat(
            packed.with("Accept-Encoding", "gzip").get("/openapi.json").header("Content-Encoding"))
        .isEqualTo("gzip");
    assertThat(
            packed
                .with("Accept-Encoding", "gzip, br")
                .get("/openapi.json")
                .header("Content-Encoding"))
        .isEqualTo("br");
    assertThat(packed.with("Accept-Encoding", "gzip").get("/livez").header("Content-Encoding"))
        .isEmpty();
  }

  @Test
  void saysNothingOfWhatItIsMadeOf() {
    Answer answer = server.nobody().get("/livez");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  private static void assertLeaksNothing(Answer problem) {
    assertThat(problem.body())
        .doesNotContain("Exception", "java.", "jackson", "Stream", "Source", "org.", "io.app");
  }
}
