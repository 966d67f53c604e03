package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import io.appinventory.http.testing.Samples;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Words, across all types and in one collection. */
@ExtendWith(RunningServerExtension.class)
class SearchesTest {
  private static final String SERVICES = "/api/v1/services";

  private final RunningServer server;
  private final Client admin;

  SearchesTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  private void service(String name, String description) {
    Answer created =
        admin.post(
            SERVICES,
            """
            {"name": "%s", "type": "api", "description": "%s", "tags": ["quux"]}\
            """
                .formatted(name, description));
    assertThat(created.status()).as(created.body()).isEqualTo(201);
  }

  private Answer search(String q, String more) {
    return admin.get("/api/v1/search?q=" + encoded(q) + more);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void findsAcrossTypesWithWhatMatched() {
    service("Grommet", "");
    service("Grommet-Shop", "");
    service("Bolts", "Everything but grommets");
    admin.post("/api/v1/teams", "{\"name\": \"The grommet people\"}");
    Answer found = search("grommet", "");
    assertThat(found.status()).as(found.body()).isEqualTo(200);
    assertThat(found.data().findValuesAsText("rank"))
        .containsExactly("exact_name", "name_prefix", "words_in_name", "elsewhere");
    JsonNode first = found.data().path(0);
    assertThat(first.path("type").asText()).isEqualTo("services");
    assertThat(first.path("label").asText()).isEqualTo("Grommet");
    assertThat(first.path("summary").path("id").asText()).isEqualTo(first.path("id").asText());
    assertThat(found.data().path(2).path("type").asText()).isEqualTo("teams");
    JsonNode match = found.data().path(3).path("match");
    assertThat(match.path("field").asText()).isEqualTo("description");
    assertThat(match.path("snippet").asText()).isEqualTo("Everything but grommets");
    assertThat(search("gromet", "").data().path(0).path("rank").asText()).isEqualTo("similar_name");
    assertThat(search("grommet", "&types=teams").data()).hasSize(1);
    assertThat(server.stranger().get("/api/v1/search?q=grommet").data()).isEmpty();
  }

  @Test
  void goesOnByCursors() {
    for (int i = 0; i < 5; i++) {
      service("sprocket-" + i, "");
    }
    List<String> followed = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = search("sprocket", "&per_page=2" + cursor);
      followed.addAll(page.data().findValuesAsText("label"));
      String next = page.json().path("meta").path("next_cursor").asText("");
      cursor = next.isEmpty() || next.equals("null") ? "" : "&cursor=" + next;
    } while (!cursor.isEmpty());
    assertThat(followed)
        .containsExactly("sprocket-0", "sprocket-1", "sprocket-2", "sprocket-3", "sprocket-4");
  }

  @ParameterizedTest
  @CsvSource({
    "/search, q",
    "/search?q=x&types=nonsense, types",
    "/search?q=x&per_page=101, per_page",
    "/search?q=x&cursor=x, cursor",
    "/services?q=x&include_deleted=true, q",
  })
  void saysWhichParameterIsWrong(String path, String parameter) {
    Answer refused = admin.get("/api/v1" + path);
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(parameter);
  }

  @Test
  void limitsAListToWhatWordsFind() {
    service("flange-b", "");
    service("the flange", "");
    service("Flange", "");
    service("washer", "for flanges");
    Answer best = admin.get(SERVICES + "?q=flange");
    assertThat(best.data().findValuesAsText("name"))
        .containsExactly("Flange", "flange-b", "the flange", "washer");
    assertThat(best.json().path("meta").path("total").asInt()).isEqualTo(4);
    String filter = "&filter=" + encoded("name:\"flange\"") + "&order_by=" + encoded("name desc");
    Answer filtered = admin.get(SERVICES + "?q=flange&fields=name&per_page=2" + filter);
    assertThat(filtered.data().findValuesAsText("name")).containsExactly("the flange", "flange-b");
    assertThat(filtered.data().path(0).size()).isEqualTo(1);
    assertThat(filtered.json().path("meta").path("total").asInt()).isEqualTo(3);
    String next = filtered.json().path("meta").path("next_cursor").asText();
    Answer rest = admin.get(SERVICES + "?q=flange&fields=name&cursor=" + next + filter);
    assertThat(rest.data().findValuesAsText("name")).containsExactly("Flange");
    Answer other = admin.get(SERVICES + "?q=washer&cursor=" + next + filter);
    assertThat(other.code()).isEqualTo("invalid_query");
    Answer facets = admin.get(SERVICES + "/facets?by=type,tags&q=flange");
    assertThat(facets.data().findValuesAsText("count")).containsExactly("4", "4");
  }

  static Stream<EntityType<?>> types() {
    return Catalog.standardDomains().stream()
        .<EntityType<?>>flatMap(domain -> domain.types().stream())
        .filter(type -> !type.ofEvents());
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyCollectionIsSearched(EntityType<?> type) {
    String path = "/api/v1/" + type.name();
    Answer created = admin.post(path, Samples.create(type, admin).toString());
    String label = created.data().path(type.label().name()).asText();
    Answer found = admin.get(path + "?q=" + encoded(label));
    assertThat(found.data().findValuesAsText("id")).as(found.body()).contains(created.id());
    assertThat(search(label, "&types=" + type.name()).data().findValuesAsText("id"))
        .contains(created.id());
    assertThat(server.stranger().get(path + "?q=" + encoded(label)).data()).isEmpty();
  }

  @Test
  void usersAreFoundByAdministratorsOnly() {
    Client viewer = server.user(UserRole.VIEWER);
    assertThat(viewer.get("/api/v1/search?q=admin&types=users").status()).isEqualTo(403);
    assertThat(viewer.get("/api/v1/users?q=admin").status()).isEqualTo(403);
    assertThat(viewer.get("/api/v1/search?q=admin").status()).isEqualTo(200);
  }
}
