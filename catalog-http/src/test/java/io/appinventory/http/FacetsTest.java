package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Counts by value. */
@ExtendWith(RunningServerExtension.class)
class FacetsTest {
  private static final String SERVICES = "/api/v1/services";

  private final Client admin;

  FacetsTest(RunningServer server) {
    this.admin = server.admin();
  }

  @Test
  void countsByEachValue() {
    String team = admin.post("/api/v1/teams", "{\"name\": \"Counters\"}").id();
    admin.post(SERVICES, "{\"name\": \"f1\", \"type\": \"api\", \"team_id\": \"" + team + "\"}");
    admin.post(SERVICES, "{\"name\": \"f2\", \"type\": \"api\"}");
    admin.post(SERVICES, "{\"name\": \"f3\", \"type\": \"cache\"}");
    Answer facets = admin.get(SERVICES + "/facets?by=type,team_id");
    assertThat(facets.status()).as(facets.body()).isEqualTo(200);
    JsonNode types = facets.data().path(0).path("values");
    assertThat(types.findValuesAsText("value")).containsExactly("api", "cache");
    assertThat(types.findValuesAsText("count")).containsExactly("2", "1");
    JsonNode teams = facets.data().path(1).path("values");
    assertThat(teams.path(0).path("value").isNull()).isTrue();
    assertThat(teams.path(1).path("value").asText()).isEqualTo(team);
    assertThat(teams.path(1).path("label").asText()).isEqualTo("Counters");
    assertThat(facets.data().findValuesAsText("by")).containsExactly("type", "team_id");
    assertThat(facets.data().path(0).path("truncated").asBoolean()).isFalse();

    String filter = URLEncoder.encode("name = \"f3\"", StandardCharsets.UTF_8);
    assertThat(
            admin
                .get(SERVICES + "/facets?by=type&filter=" + filter)
                .data()
                .findValuesAsText("value"))
        .containsExactly("cache");
  }

  @Test
  void saysWhatCannotBeCounted() {
    for (String by : new String[] {"", "?by=", "?by=nonsense", "?by=type,,name"}) {
      Answer refused = admin.get(SERVICES + "/facets" + by);
      assertThat(refused.status()).as(refused.body()).isEqualTo(400);
      assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly("by");
    }
  }
}
