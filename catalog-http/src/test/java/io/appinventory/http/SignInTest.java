package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Signing in by password, and out again. */
@ExtendWith(RunningServerExtension.class)
class SignInTest {
  private static final String LOGIN = "/api/v1/auth/login";

  private final RunningServer server;

  SignInTest(RunningServer server) {
    this.server = server;
  }

  @Test
  void signsInAndOut() {
    Answer user =
        server
            .admin()
            .post(
                "/api/v1/users",
                """
                {"email": "Ana@acme.example", "display_name": "Ana", "role": "editor",
                 "password": "correct horse battery"}\
                """);
    assertThat(user.status()).as(user.body()).isEqualTo(201);
    assertThat(user.body()).doesNotContain("password").doesNotContain("$2");

    Answer session =
        server
            .nobody()
            .post(
                LOGIN,
                """
                {"tenant": "acme", "email": "ana@acme.example",
                 "password": "correct horse battery"}\
                """);
    assertThat(session.status()).as(session.body()).isEqualTo(200);
    assertThat(session.header("Cache-Control")).isEqualTo("no-store");
    assertThat(session.data().path("token_type").asText()).isEqualTo("Bearer");
    assertThat(session.data().path("expires_in").asLong()).isBetween(28_000L, 28_800L);
    assertThat(session.data().path("user").path("id").asText()).isEqualTo(user.id());

    Client ana = server.nobody().as(session.data().path("access_token").asText());
    assertThat(ana.get("/api/v1/auth/me").data().path("role").asText()).isEqualTo("editor");
    assertThat(ana.post("/api/v1/auth/logout").status()).isEqualTo(204);
    assertThat(ana.get("/api/v1/auth/me").status()).isEqualTo(401);
  }

  @Test
  void doesNotTellWhatIsWrong() {
    Answer refused =
        server
            .nobody()
            .post(
                LOGIN,
                """
                {"tenant": "nobody", "email": "ana@acme.example", "password": "wrong"}\
                """);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("not_authenticated");
    assertThat(refused.body()).doesNotContain("nobody").doesNotContain("ana@");
  }

  @Test
  void namesEveryFieldAtFault() {
    Answer refused = server.nobody().post(LOGIN, "{\"tenant\": 1, \"e-mail\": \"a\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrder("tenant", "email", "password", "e-mail");
  }
}
