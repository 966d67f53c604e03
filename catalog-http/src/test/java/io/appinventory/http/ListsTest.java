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

/** Lists of entities. */
@ExtendWith(RunningServerExtension.class)
class ListsTest {
  private final RunningServer server;
  private final Client admin;

  ListsTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  static Stream<EntityType<?>> types() {
    return Catalog.standardDomains().stream().flatMap(domain -> domain.types().stream());
  }

  @ParameterizedTest
  @MethodSource("types")
  void goesThroughAListPageByPageAndByCursors(EntityType<?> type) {
    String path = "/api/v1/" + type.name();
    for (int i = 0; i < 5; i++) {
      assertThat(admin.post(path, Samples.create(type, admin).toString()).status()).isEqualTo(201);
    }
    Answer all = admin.get(path + "?per_page=500");
    assertThat(all.status()).as(all.body()).isEqualTo(200);
    JsonNode meta = all.json().path("meta");
    assertThat(meta.path("total").asInt()).isEqualTo(all.data().size());
    assertThat(meta.path("page").asInt()).isEqualTo(1);
    assertThat(meta.path("per_page").asInt()).isEqualTo(500);
    assertThat(meta.path("total_pages").asInt()).isEqualTo(1);
    assertThat(meta.path("next_cursor").isNull()).isTrue();
    assertThat(meta.path("prev_cursor").isNull()).isTrue();

    List<String> expected = all.data().findValuesAsText("id");
    List<String> numbered = new ArrayList<>();
    for (int page = 1; numbered.size() < expected.size(); page++) {
      numbered.addAll(admin.get(path + "?per_page=2&page=" + page).data().findValuesAsText("id"));
    }
    assertThat(numbered).isEqualTo(expected);

    List<String> followed = new ArrayList<>();
    Answer page = admin.get(path + "?per_page=2&total=false");
    assertThat(page.json().path("meta").path("total").isNull()).isTrue();
    followed.addAll(page.data().findValuesAsText("id"));
    while (page.json().path("meta").path("next_cursor").isTextual()) {
      String next = page.json().path("meta").path("next_cursor").asText();
      page = admin.get(path + "?per_page=2&cursor=" + next);
      followed.addAll(page.data().findValuesAsText("id"));
    }
    assertThat(followed).isEqualTo(expected);
    assertThat(server.stranger().get(path).data().findValuesAsText("id"))
        .doesNotContainAnyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("types")
  void showsWhatIsDeletedToAdministratorsWhoAsk(EntityType<?> type) {
    String path = "/api/v1/" + type.name();
    Answer created = admin.post(path, Samples.create(type, admin).toString());
    admin.delete(created.header("Location"));
    String filter = "filter=" + encoded("id = \"" + created.id() + "\"");
    assertThat(admin.get(path + "?" + filter).data()).isEmpty();
    Answer deleted = admin.get(path + "?include_deleted=true&" + filter);
    assertThat(deleted.data().path(0).path("deleted_at").isTextual()).as(deleted.body()).isTrue();
    assertThat(server.user(UserRole.EDITOR).get(path + "?include_deleted=true").status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("types")
  void showsOnlyTheFieldsAskedFor(EntityType<?> type) {
    String path = "/api/v1/" + type.name();
    admin.post(path, Samples.create(type, admin).toString());
    JsonNode first = admin.get(path + "?per_page=1&fields=id,row_version").data().path(0);
    assertThat(first.propertyStream().map(p -> p.getKey())).containsExactly("id", "row_version");
    assertThat(admin.get(path + "?fields=nonsense").code()).isEqualTo("invalid_query");
  }

  @Test
  void filtersAndOrders() {
    for (String name : List.of("alpha", "beta", "gamma")) {
      admin.post("/api/v1/services", "{\"name\": \"" + name + "\", \"type\": \"api\"}");
    }
    Answer found =
        admin.get(
            "/api/v1/services?order_by="
                + encoded("name desc")
                + "&filter="
                + encoded("type = \"api\" AND name != \"beta\" AND name:\"a\""));
    assertThat(found.data().findValuesAsText("name")).containsExactly("gamma", "alpha");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filter | name =",
        "filter | nonsense = 1",
        "filter | name = \"a\" AND type = \"b\" OR name = \"c\"",
        "order_by | nonsense",
        "order_by | name sideways",
        "page | 0",
        "page | one",
        "page | 99999999999",
        "per_page | 501",
        "per_page | 0",
        "cursor | nonsense",
        "fields | name,,type",
        "include_deleted | maybe",
        "total | maybe",
      })
  void saysWhichParameterIsWrong(String parameter, String value) {
    Answer refused = admin.get("/api/v1/services?" + parameter + "=" + encoded(value));
    assertThat(refused.status()).as(refused.body()).isEqualTo(400);
    assertThat(refused.code()).isEqualTo("invalid_query");
    assertThat(refused.json().path("errors").findValuesAsText("field")).containsExactly(parameter);
  }

  @Test
  void takesAPageOrACursor() {
    assertThat(admin.get("/api/v1/services?page=1&cursor=x").code()).isEqualTo("invalid_query");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
