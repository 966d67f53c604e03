package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator administers tenants. */
@ExtendWith(RunningServerExtension.class)
class TenantsTest {
  private static final String TENANTS = "/api/v1/tenants";

  private final Client operator;

  TenantsTest(RunningServer server) {
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
