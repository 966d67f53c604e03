package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that were good, or look as if they were. */
@ExtendWith(RunningServerExtension.class)
class TokenMisuseTest {
  private static final String ME = "/api/v1/auth/me";

  private final RunningServer server;

  TokenMisuseTest(RunningServer server) {
    this.server = server;
  }

  private Id<User> user() {
    Changes<User> user =
        Changes.<User>none()
            .set(Users.EMAIL, UUID.randomUUID() + "@acme.example")
            .set(Users.DISPLAY_NAME, "Holder")
            .set(Users.ROLE, UserRole.ADMIN);
    return server.catalog().in(server.acme(), tx -> tx.create(Users.TYPE, user)).id();
  }

  private String token(Id<User> user, @Nullable Instant expiresAt) {
    return server
        .catalog()
        .in(server.acme(), tx -> new ApiTokens(tx.scope()).create(user, "t", null, expiresAt));
  }

  private void refused(String token) {
    Answer refused = server.nobody().as(token).get(ME);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("not_authenticated");
  }

  @Test
  void isRefusedWhenItIsOver() throws InterruptedException {
    String token = token(user(), Instant.now().plusMillis(300));
    Thread.sleep(400);
    refused(token);
  }

  @Test
  void isRefusedWhenItWasRevoked() {
    Id<User> user = user();
    String token = token(user, null);
    server
        .catalog()
        .in(
            server.acme(),
            tx -> {
              ApiTokens tokens = new ApiTokens(tx.scope());
              tokens.of(user).forEach(each -> tokens.revoke(each.id()));
              return tx;
            });
    refused(token);
  }

  @Test
  void isRefusedWhenItsUserIsNoMore() {
    Id<User> user = user();
    String token = token(user, null);
    server
        .catalog()
        .in(
            server.acme(),
            tx -> tx.patch(Users.TYPE, user, Changes.<User>none().set(Users.ACTIVE, false)));
    refused(token);
  }

  @Test
  void losesWhatItsUserLosesAtOnce() {
    Id<User> user = user();
    Client holder = server.nobody().as(token(user, null));
    String path = "/api/v1/users/" + user;
    assertThat(holder.patch(path, "{\"role\": \"editor\"}").status()).isEqualTo(200);
    assertThat(holder.post("/api/v1/teams", "{\"name\": \"Before\"}").status()).isEqualTo(201);
    assertThat(server.admin().patch(path, "{\"role\": \"viewer\"}").status()).isEqualTo(200);
    assertThat(holder.post("/api/v1/teams", "{\"name\": \"After\"}").status()).isEqualTo(403);
    assertThat(server.admin().patch(path, "{\"is_active\": false}").status()).isEqualTo(200);
    assertThat(holder.get(ME).status()).isEqualTo(401);
  }

  @Test
  void isRefusedWithAnotherSignature() {
    String token = token(user(), null);
    assertThat(server.nobody().as(token).get(ME).status()).isEqualTo(200);
    char last = token.charAt(token.length() - 5);
    refused(token.substring(0, token.length() - 5) + (last == 'A' ? 'B' : 'A'));
    refused(token + "A");
    refused(token.substring(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "HS256"})
  void isRefusedAsAWebToken(String algorithm) {
    String header =
        JsonNodeFactory.instance.objectNode().put("alg", algorithm).put("typ", "JWT").toString();
    String claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("sub", user().toString())
            .put("tenant", server.acme().tenantId().toString())
            .put("role", "admin")
            .put("exp", Instant.now().getEpochSecond() + 3600)
            .toString();
    refused(encoded(header) + "." + encoded(claims) + ".");
    refused(encoded(header) + "." + encoded(claims) + "." + encoded(token(user(), null)));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void opensNothingOfAnotherTenant() {
    String id = server.admin().post("/api/v1/teams", "{\"name\": \"Ours\"}").id();
    assertThat(server.stranger().get("/api/v1/teams/" + id).status()).isEqualTo(404);
    assertThat(server.stranger().get("/api/v1/teams").body()).doesNotContain(id);
  }

  @Test
  void ofTheInstallationOpensNoTenant() {
    assertThat(server.operator().get(ME).status()).isEqualTo(401);
  }
}
