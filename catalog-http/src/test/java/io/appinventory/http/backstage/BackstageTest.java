package io.appinventory.http.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Backstage's read API on the wire. */
@ExtendWith(RunningServerExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class BackstageTest {
  private static final String BASE = "/t/acme/api/catalog";

  private final RunningServer server;
  private final Client admin;

  BackstageTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  @BeforeAll
  void fill() {
    assertThat(
            Descriptors.importText(server.catalog(), server.acme(), Descriptors.SHOP)
                .reading()
                .refusals())
        .isEmpty();
  }

  private Answer get(String path) {
    return admin.get(BASE + path);
  }

  private static String q(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private List<String> names(String query) {
    return names(get("/entities/by-query?" + query).json());
  }

  private static List<String> names(JsonNode page) {
    List<String> names = new ArrayList<>();
    page.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
    return names;
  }

  @Test
  void readsAnEntityByItsName() {
    Answer answer = get("/entities/by-name/COMPONENT/Default/shop");
    assertThat(answer.status()).isEqualTo(200);
    JsonNode shop = answer.json();
    assertThat(shop.path("kind").asText()).isEqualTo("Component");
    assertThat(shop.at("/metadata/name").asText()).isEqualTo("Shop");
    assertThat(shop.at("/metadata/namespace").asText()).isEqualTo("default");
    assertThat(shop.at("/metadata/uid").asText()).hasSize(36);
    assertThat(shop.at("/metadata/etag").asText()).hasSize(32);
    assertThat(shop.at("/metadata/annotations").size()).isEqualTo(4);
    assertThat(shop.at("/spec/owner").asText()).isEqualTo("team-a");
    assertThat(shop.path("relations").toString())
        .isEqualTo(
            "[{\"type\":\"dependsOn\",\"targetRef\":\"component:default/lib\"},"
                + "{\"type\":\"dependsOn\",\"targetRef\":\"component:other/cart\"},"
                + "{\"type\":\"dependsOn\",\"targetRef\":\"resource:default/db\"},"
                + "{\"type\":\"ownedBy\",\"targetRef\":\"group:default/team-a\"},"
                + "{\"type\":\"partOf\",\"targetRef\":\"system:default/store\"},"
                + "{\"type\":\"providesApi\",\"targetRef\":\"api:default/orders\"}]");
    assertThat(get("/entities/by-uid/" + shop.at("/metadata/uid").asText()).json()).isEqualTo(shop);
  }

  @Test
  void showsRelationsFromTheOtherEndToo() {
    assertThat(get("/entities/by-name/group/default/team-a").json().path("relations").toString())
        .contains("{\"type\":\"ownerOf\",\"targetRef\":\"component:default/shop\"}")
        .contains("{\"type\":\"hasMember\",\"targetRef\":\"user:default/jane\"}");
    assertThat(get("/entities/by-name/user/default/jane").json().path("relations").toString())
        .isEqualTo("[{\"type\":\"memberOf\",\"targetRef\":\"group:default/team-a\"}]");
    assertThat(get("/entities/by-name/api/default/orders").json().path("relations").toString())
        .contains("{\"type\":\"apiProvidedBy\",\"targetRef\":\"component:default/shop\"}");
  }

  @Test
  void answersErrorsInBackstagesShape() {
    Answer missing = get("/entities/by-name/component/default/nothing?a=b");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().at("/error/name").asText()).isEqualTo("NotFoundError");
    assertThat(missing.json().at("/error/message").asText())
        .isEqualTo("No entity named 'nothing' found, with kind 'component' in namespace 'default'");
    assertThat(missing.json().at("/request/url").asText())
        .isEqualTo("/entities/by-name/component/default/nothing?a=b");
    assertThat(missing.json().at("/response/statusCode").asInt()).isEqualTo(404);

    Answer malformed = get("/entities/by-query?filter=%3Da");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.json().at("/error/name").asText()).isEqualTo("InputError");
    assertThat(malformed.json().at("/error/message").asText())
        .isEqualTo(
            "Invalid filter, '=a' is not a valid statement (expected a string on the form a=b or"
                + " a= or a)");
    assertThat(get("/entities/by-query?cursor=nonsense").json().at("/error/message").asText())
        .startsWith("Malformed cursor: ");
    assertThat(get("/entities/by-query?fields=a%5B0%5D").status()).isEqualTo(400);
    assertThat(get("/entity-facets").json().at("/error/message").asText())
        .isEqualTo("Missing facet parameter");
    assertThat(get("/entities/by-query?orderField=kind,up").json().at("/error/message").asText())
        .isEqualTo("Invalid order field order, must be asc or desc");
    assertThat(get("/nothing").json().at("/error/name").asText()).isEqualTo("NotFoundError");
    assertThat(server.nobody().get(BASE + "/entities").json().at("/error/name").asText())
        .isEqualTo("AuthenticationError");
  }

  @Test
  void showsNothingOfAnotherTenant() {
    assertThat(server.stranger().get(BASE + "/entities").status()).isEqualTo(404);
    assertThat(admin.get("/t/globex/api/catalog/entities").status()).isEqualTo(404);
    assertThat(server.stranger().get("/t/globex/api/catalog/entities").json()).isEmpty();
    assertThat(
            server
                .stranger()
                .get("/t/globex/api/catalog/entity-facets?facet=kind")
                .json()
                .at("/facets/kind"))
        .isEmpty();
  }

  @Test
  void filters() {
    String order = "&orderField=metadata.name,asc&filter=";
    assertThat(names("limit=50" + order + q("kind=component")))
        .containsExactly("cart", "lib", "Shop");
    assertThat(names(order + q("kind=component,spec.type=Service")))
        .containsExactly("cart", "Shop");
    assertThat(names(order + q("kind=component,spec.type=library,spec.type=service")))
        .containsExactly("cart", "lib", "Shop");
    assertThat(names(order + q("kind=user") + "&filter=" + q("kind=group")))
        .containsExactly("jane", "team-a");
    assertThat(names(order + q("metadata.tags.java"))).containsExactly("lib", "Shop");
    assertThat(names(order + q("metadata.tags=web"))).containsExactly("Shop");
    assertThat(names(order + q("metadata.labels.tier=1"))).containsExactly("Shop");
    assertThat(names(order + q("metadata.links.title=home"))).containsExactly("Shop");
    assertThat(names(order + q("spec.size=1.1"))).containsExactly("db");
    assertThat(names(order + q("metadata.namespace=other"))).containsExactly("cart");
    assertThat(names(order + q("kind=component,relations.ownedBy=group:default/team-a")))
        .containsExactly("cart", "Shop");
    assertThat(names(order + q("relations.ownerOf=component:default/shop")))
        .containsExactly("team-a");
    assertThat(names(order + q("relations.dependsOn=component:other/cart")))
        .containsExactly("Shop");
    assertThat(names(order + q("relations.dependencyof"))).containsExactly("cart", "db", "lib");
    assertThat(names(order + q("metadata"))).isEmpty();
    assertThat(names(order + q("metadata.etag"))).isEmpty();
  }

  @Test
  void pagesByCursorsBothWays() {
    JsonNode first =
        get("/entities/by-query?limit=2&orderField=metadata.name,desc&filter=kind=component")
            .json();
    assertThat(names(first)).containsExactly("Shop", "lib");
    assertThat(first.path("totalItems").asInt()).isEqualTo(3);
    assertThat(first.path("pageInfo").has("prevCursor")).isFalse();
    String next = q(first.at("/pageInfo/nextCursor").asText());
    JsonNode second = get("/entities/by-query?limit=2&cursor=" + next).json();
    assertThat(names(second)).containsExactly("cart");
    assertThat(second.path("totalItems").asInt()).isEqualTo(3);
    assertThat(second.path("pageInfo").has("nextCursor")).isFalse();
    String previous = q(second.at("/pageInfo/prevCursor").asText());
    JsonNode again = get("/entities/by-query?limit=2&cursor=" + previous).json();
    assertThat(again.path("items")).isEqualTo(first.path("items"));
    assertThat(again.path("pageInfo").has("prevCursor")).isFalse();
  }

  @Test
  void countsWithoutItemsAndItemsWithoutCount() {
    JsonNode count = get("/entities/by-query?limit=0&filter=kind=component").json();
    assertThat(count.path("items")).isEmpty();
    assertThat(count.path("totalItems").asInt()).isEqualTo(3);
    assertThat(get("/entities/by-query?totalItems=exclude").json().path("totalItems").asInt())
        .isZero();
    assertThat(get("/entities/by-query?limit=1").json().path("totalItems").asInt()).isEqualTo(10);
  }

  @Test
  void leavesOutWhatHasNoValueToBeOrderedBy() {
    JsonNode page = get("/entities/by-query?orderField=spec.lifecycle,desc").json();
    assertThat(names(page)).hasSize(4).endsWith("lib");
    assertThat(page.path("totalItems").asInt()).isEqualTo(4);
    assertThat(
            get("/entities/by-query?orderField=metadata.tags&limit=1")
                .json()
                .path("totalItems")
                .asInt())
        .isEqualTo(2);
  }

  @Test
  void findsTexts() {
    String fields = "&fullTextFilterFields=metadata.name,metadata.title,spec.profile.displayName";
    assertThat(names("fullTextFilterTerm=SHO" + fields)).containsExactly("Shop");
    assertThat(names("fullTextFilterTerm=doe" + fields)).containsExactly("jane");
    assertThat(names("fullTextFilterTerm=the&fullTextFilterFields=metadata.description"))
        .containsExactly("team-a");
    assertThat(names("fullTextFilterTerm=a&orderField=metadata.name&filter=kind=component"))
        .containsExactly("cart");
    assertThat(names("fullTextFilterTerm=%25" + fields)).isEmpty();
  }

  @Test
  void showsOnlyTheFieldsThatAreAskedFor() {
    String fields =
        "kind,metadata.name,metadata.annotations.backstage.io/techdocs-ref,spec.nothing,relations";
    JsonNode page =
        get("/entities/by-query?filter=metadata.name=lib&fields=kind,metadata.name,spec.nothing")
            .json();
    assertThat(page.path("items").toString())
        .isEqualTo("[{\"kind\":\"Component\",\"metadata\":{\"name\":\"lib\"}}]");
    JsonNode shop = get("/entities?filter=metadata.name=shop&fields=" + fields).json().path(0);
    assertThat(shop.at("/metadata/annotations").toString())
        .isEqualTo("{\"backstage.io/techdocs-ref\":\"dir:.\"}");
    assertThat(shop.path("relations")).hasSize(6);
    assertThat(shop.has("spec")).isFalse();
  }

  @Test
  void answersPredicates() {
    String query =
        "{\"query\":{\"$all\":[{\"kind\":\"component\"},{\"$not\":{\"metadata.tags\":\"web\"}},"
            + "{\"$any\":[{\"spec.type\":{\"$in\":[\"library\",\"website\"]}},"
            + "{\"spec.lifecycle\":{\"$hasPrefix\":\"PROD\"}}]}]},"
            + "\"orderBy\":[{\"field\":\"metadata.name\",\"order\":\"asc\"}],\"limit\":1}";
    JsonNode page = admin.post(BASE + "/entities/by-query", query).json();
    assertThat(names(page)).containsExactly("cart");
    assertThat(page.path("totalItems").asInt()).isEqualTo(2);
    String cursor = page.at("/pageInfo/nextCursor").asText();
    JsonNode next =
        admin.post(BASE + "/entities/by-query", "{\"cursor\":\"" + cursor + "\"}").json();
    assertThat(names(next)).containsExactly("lib");
    assertThat(
            names(
                asked(
                    "{\"relations\":{\"$contains\":{\"type\":\"ownedBy\",\"targetRef\":\"group:default/team-b\"}}}")))
        .containsExactly("lib");
    assertThat(names(asked("{\"metadata.tags\":{\"$contains\":\"web\"}}"))).containsExactly("Shop");
    assertThat(names(asked("{\"spec.size\":1.10}"))).containsExactly("db");
    assertThat(names(asked("{\"kind\":\"component\",\"metadata.tags\":{\"$exists\":false}}")))
        .containsExactly("cart");
    assertThat(names(asked("{\"$any\":[]}"))).isEmpty();
    assertThat(names(asked("{\"$all\":[]}"))).hasSize(10);
    for (String wrong :
        List.of("[]", "{\"a\":{\"$gt\":1}}", "{\"$all\":[],\"a\":1}", "{\"a\":[1]}")) {
      assertThat(admin.post(BASE + "/entities/by-query", "{\"query\":" + wrong + "}").status())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  private JsonNode asked(String query) {
    return admin.post(BASE + "/entities/by-query", "{\"query\":" + query + "}").json();
  }

  @Test
  void readsManyByTheirReferencesInOrder() {
    JsonNode found =
        admin
            .post(
                BASE + "/entities/by-refs",
                "{\"entityRefs\":[\"api:orders\",\"component:default/none\",\"Component:default/SHOP\","
                    + "\"api:orders\",\"nonsense\"],\"fields\":[\"metadata.name\"]}")
            .json();
    assertThat(found.path("items").toString())
        .isEqualTo(
            "[{\"metadata\":{\"name\":\"orders\"}},null,{\"metadata\":{\"name\":\"Shop\"}},"
                + "{\"metadata\":{\"name\":\"orders\"}},null]");
    JsonNode some =
        admin
            .post(
                BASE + "/entities/by-refs?filter=kind=api",
                "{\"entityRefs\":[\"api:orders\",\"component:default/shop\"]}")
            .json();
    assertThat(some.at("/items/0/kind").asText()).isEqualTo("API");
    assertThat(some.at("/items/1").isNull()).isTrue();
  }

  @Test
  void countsFacets() {
    assertThat(get("/entity-facets?facet=kind&facet=spec.type&filter=kind=component").body())
        .isEqualTo(
            "{\"facets\":{\"kind\":[{\"value\":\"Component\",\"count\":3}],"
                + "\"spec.type\":[{\"value\":\"library\",\"count\":1},{\"value\":\"service\",\"count\":2}]}}");
    assertThat(get("/entity-facets?facet=metadata.tags&facet=nothing").body())
        .isEqualTo(
            "{\"facets\":{\"metadata.tags\":[{\"value\":\"java\",\"count\":2},{\"value\":\"web\",\"count\":1}],"
                + "\"nothing\":[]}}");
    assertThat(
            get("/entity-facets?facet=metadata.tags&facet=relations.ownedBy&facet=relations.ownerOf"
                    + "&filter=spec.lifecycle=production&filter=kind=group")
                .body())
        .contains(
            "\"metadata.tags\":[{\"value\":\"java\",\"count\":1},{\"value\":\"web\",\"count\":1}]")
        .contains("\"relations.ownedBy\":[{\"value\":\"group:default/team-a\",\"count\":3}]")
        .contains("{\"value\":\"component:default/shop\",\"count\":1}");
    assertThat(
            admin
                .post(
                    BASE + "/entity-facets", "{\"facets\":[\"kind\"],\"query\":{\"kind\":\"api\"}}")
                .body())
        .isEqualTo("{\"facets\":{\"kind\":[{\"value\":\"API\",\"count\":1}]}}");
  }

  @Test
  void listsAllAndByNumbers() {
    assertThat(get("/entities").json()).hasSize(10);
    Answer page = get("/entities?limit=4&offset=3&order=asc:metadata.name&filter=kind&x=y");
    assertThat(page.json()).hasSize(4);
    assertThat(page.header("Link"))
        .startsWith("</entities?limit=4&filter=kind&order=asc%3Ametadata.name&after=")
        .endsWith(">; rel=\"next\"");
    String after = page.header("Link").replaceFirst(".*after=([^>]*)>.*", "$1");
    Answer rest = get("/entities?order=asc:metadata.name&after=" + after);
    assertThat(rest.json()).hasSize(3);
    assertThat(rest.header("Link")).isEmpty();
    assertThat(get("/entities?order=desc:spec.lifecycle").json()).hasSize(4);
    assertThat(get("/entities?order=desc:spec.lifecycle&limit=20").json()).hasSize(10);
  }

  @Test
  void answersWhatElseFrontEndsAsk() {
    assertThat(
            get("/entities/by-name/component/default/lib/ancestry")
                .json()
                .path("rootEntityRef")
                .asText())
        .isEqualTo("component:default/lib");
    assertThat(get("/locations").body()).isEqualTo("[]");
    assertThat(admin.post(BASE + "/locations/by-query", "{}").json().path("totalItems").asInt())
        .isZero();
    assertThat(get("/locations/1").status()).isEqualTo(404);
    assertThat(get("/locations/by-entity/component/default/lib").status()).isEqualTo(404);
    assertThat(
            admin
                .post(BASE + "/locations?dryRun=true", "{\"type\":\"url\",\"target\":\"x\"}")
                .json()
                .at("/error/name")
                .asText())
        .isEqualTo("NotAllowedError");
    assertThat(admin.post(BASE + "/refresh", "{\"entityRef\":\"component:default/lib\"}").status())
        .isEqualTo(200);
    assertThat(admin.delete(BASE + "/entities/by-uid/" + RunningServer.unknownId()).status())
        .isEqualTo(403);
    assertThat(
            admin
                .post(
                    BASE + "/validate-entity",
                    "{\"location\":\"url:x\",\"entity\":{\"kind\":\"Component\",\"metadata\":{\"name\":\"a"
                        + " b\"}}}")
                .json()
                .at("/errors/0/message")
                .asText())
        .contains("metadata.name");
  }
}
