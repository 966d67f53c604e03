package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator administers tenants. */
@ExtendWith(RunningServerExtension.class)
class TenantsTest {
  private static final String TENANTS = "/api/v1/tenants";

  private final RunningServer server;
  private final Client operator;

  TenantsTest(RunningServer server) {
    this.server = server;
    this.operator = server.operator();
  }

  @Test
  void createsReadsAndChanges() {
    Answer created = operator.post(TENANTS, "{\"slug\": \"initech\", \"name\": \"Initech\"}");
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    String at = created.header("Location");
    assertThat(operator.get(at).data()).isEqualTo(created.data());
    Answer changed = operator.patch(at, "{\"active\": false}");
    assertThat(changed.data().path("active").asBoolean()).isFalse();
    assertThat(changed.data().path("name").asText()).isEqualTo("Initech");
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    assertThat(operator.get(TENANTS).data().findValuesAsText("slug"))
        .contains("acme", "globex", "initech");
  }

  @Test
  void suspendsAndLimits() {
    Answer created = operator.post(TENANTS, "{\"slug\": \"umbrella\", \"name\": \"Umbrella\"}");
    String at = created.header("Location");
    assertThat(created.data().path("status").asText()).isEqualTo("active");
    assertThat(created.data().path("max_projects").isNull()).isTrue();
    Answer limited = operator.patch(at, "{\"status\": \"suspended\", \"max_projects\": 3}");
    assertThat(limited.data().path("active").asBoolean()).isFalse();
    assertThat(limited.data().path("max_projects").asInt()).isEqualTo(3);
    Answer still = operator.patch(at, "{\"active\": false}");
    assertThat(still.data().path("status").asText()).isEqualTo("suspended");
    Answer free = operator.patch(at, "{\"active\": true, \"max_projects\": null}");
    assertThat(free.data().path("status").asText()).isEqualTo("active");
    assertThat(free.data().path("max_projects").isNull()).isTrue();
    Answer told =
        operator.patch(
            at,
            "{\"type\": \"startup\", \"plan\": \"professional\", \"max_storage_gb\": 5,"
                + " \"billing_email\": \"bills@umbrella.example\"}");
    assertThat(told.data().path("type").asText()).isEqualTo("startup");
    assertThat(told.data().path("plan").asText()).isEqualTo("professional");
    assertThat(told.data().path("max_storage_gb").asInt()).isEqualTo(5);
    assertThat(told.data().path("storage_bytes").isNull()).isTrue();
    assertThat(told.data().path("billing_email").asText()).isEqualTo("bills@umbrella.example");
    AuditEntry entry = server.catalog().administration().history(1).getFirst();
    assertThat(Objects.requireNonNull(entry.changes()).text())
        .contains("b***@umbrella.example")
        .doesNotContain("bills@");
    Answer wrong = operator.patch(at, "{\"status\": \"gone\", \"max_users\": -1}");
    assertThat(wrong.json().path("errors").findValuesAsText("field"))
        .containsExactly("status", "max_users");
  }

  @Test
  void takesTheEarlierTokenUntilItIsTakenOut() {
    Client earlier = server.nobody().as(RunningServer.EARLIER_TOKEN);
    assertThat(earlier.get(TENANTS).status()).isEqualTo(200);
    for (String wrong : List.of("installation-token", RunningServer.EARLIER_TOKEN + "r")) {
      assertThat(server.nobody().as(wrong).get(TENANTS).status()).isEqualTo(401);
    }
    assertThatThrownBy(
            () -> HttpSettings.onPort(0).withInstallationToken(RunningServer.EARLIER_TOKEN + ","))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesSlugsThatAreTakenOrNone() {
    Answer taken = operator.post(TENANTS, "{\"slug\": \"acme\", \"name\": \"Another\"}");
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.code()).isEqualTo("duplicate");
    Answer invalid = operator.post(TENANTS, "{\"slug\": \"No slug\", \"name\": \"Another\"}");
    assertThat(invalid.status()).isEqualTo(422);
    assertThat(invalid.json().path("errors").findValuesAsText("field")).containsExactly("slug");
    assertThat(operator.get(TENANTS + "/" + RunningServer.unknownId()).status()).isEqualTo(404);
  }
}
