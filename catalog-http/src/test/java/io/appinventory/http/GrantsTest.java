package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.access.ApiTokens;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Grants on single entities, as who asks over HTTP meets them. */
@ExtendWith(RunningServerExtension.class)
class GrantsTest {
  private final RunningServer server;
  private final Client admin;
  private final Client viewer;

  GrantsTest(RunningServer server) {
    this.server = server;
    admin = server.admin();
    viewer = server.user(UserRole.VIEWER);
  }

  /** The same user by another token, for whom nothing is remembered. */
  private Client again(JsonNode me) {
    Principal system = Principal.system(UUID.fromString(me.path("tenant_id").asText()));
    UUID user = UUID.fromString(me.path("user").path("id").asText());
    return server
        .nobody()
        .as(
            server
                .catalog()
                .in(
                    system,
                    tx -> new ApiTokens(tx.scope()).create(Id.of(user), "again", null, null)));
  }

  @Test
  void aViewerChangesWhatWasGrantedAndGrantsIt() {
    String service = admin.post("/api/v1/services", "{\"name\": \"Lent\", \"type\": \"api\"}").id();
    String path = "/api/v1/services/" + service;
    String grants = "/api/v1/grants/services/" + service + "/";
    JsonNode me = viewer.get("/api/v1/auth/me").data();
    String mine = grants + me.path("user").path("id").asText();
    String other =
        grants
            + admin
                .post(
                    "/api/v1/users",
                    """
                    {"email": "other@example.org", "display_name": "Other", "role": "viewer",
                     "auth_provider": "oidc", "external_id": "other"}
                    """)
                .id();
    String patch = "{\"description\": \"%s\"}";
    assertThat(viewer.patch(path, patch.formatted("x")).status()).isEqualTo(403);
    assertThat(viewer.get(grants.substring(0, grants.length() - 1)).status()).isEqualTo(403);
    Answer made =
        admin.put(
            mine,
            "{\"permission\": \"admin\", \"expires_at\": \"2999-01-01T00:00:00Z\","
                + " \"reason\": \"on call\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(made.data().path("permission").asText()).isEqualTo("admin");
    Client again = again(me);
    assertThat(again.patch(path, patch.formatted("x")).status()).isEqualTo(200);
    assertThat((Iterable<JsonNode>) again.get(grants.substring(0, grants.length() - 1)).data())
        .hasSize(1);
    assertThat(again.put(other, "{\"permission\": \"owner\"}").status()).isEqualTo(403);
    assertThat(again.put(other, "{\"permission\": \"read\"}").status()).isEqualTo(422);
    String read = "{\"permission\": \"read\", \"expires_at\": \"2998-01-01T00:00:00Z\"}";
    assertThat(again.put(other, read).status()).isEqualTo(200);
    assertThat(again.delete(other).status()).isEqualTo(204);
    assertThat(again.delete(other).status()).isEqualTo(404);
    assertThat(admin.put(mine, "{\"permission\": \"boss\"}").status()).isEqualTo(422);
    assertThat(admin.get("/api/v1/grants/servics/" + service).status()).isEqualTo(404);
    assertThat(admin.delete(mine).status()).isEqualTo(204);
    assertThat(again.patch(path, patch.formatted("y")).status()).isEqualTo(403);
  }
}
