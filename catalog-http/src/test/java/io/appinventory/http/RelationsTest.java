package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Relation;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import io.appinventory.http.testing.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What entities have to do with each other. */
@ExtendWith(RunningServerExtension.class)
class RelationsTest {
  private final RunningServer server;
  private final Client admin;

  RelationsTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  static Stream<Arguments> writableLinks() {
    return Catalog.standardDomains().stream()
        .flatMap(domain -> domain.types().stream())
        .flatMap(type -> type.relations().stream().map(relation -> Arguments.of(type, relation)))
        .filter(pair -> pair.get()[1] instanceof Link<?, ?> link && link.input() != null);
  }

  @ParameterizedTest(name = "{0}.{1}")
  @MethodSource("writableLinks")
  void relatesAndUnrelates(EntityType<?> type, Relation<?, ?> relation) {
    String at = create(type);
    String other = id(create((EntityType<?>) relation.target()));
    String link = at + "/" + relation.name() + "/" + other;

    Answer related = admin.put(link);
    assertThat(related.status()).as(related.body()).isEqualTo(200);
    assertThat(related.header("ETag")).isEqualTo("\"2\"");
    assertThat(ids(related, relation)).containsExactly(other);
    assertThat(admin.put(link).header("ETag")).as("again changes nothing").isEqualTo("\"2\"");
    assertThat(admin.with("If-Match", "\"1\"").put(link).status()).isEqualTo(412);

    assertThat(admin.delete(link).status()).isEqualTo(204);
    assertThat(ids(admin.get(at), relation)).isEmpty();
    assertThat(admin.delete(link).header("ETag")).isEqualTo("\"3\"");
  }

  @ParameterizedTest(name = "{0}.{1}")
  @MethodSource("writableLinks")
  void doesNotRelateToWhatBelongsToOthers(EntityType<?> type, Relation<?, ?> relation) {
    String at = create(type);
    EntityType<?> target = (EntityType<?>) relation.target();
    String theirs =
        id(
            server
                .stranger()
                .post(
                    "/api/v1/" + target.name(),
                    Samples.create(target, server.stranger()).toString())
                .header("Location"));
    for (String other : new String[] {theirs, RunningServer.unknownId()}) {
      Answer refused = admin.put(at + "/" + relation.name() + "/" + other);
      assertThat(refused.status()).as(refused.body()).isEqualTo(404);
    }
    assertThat(admin.put(at + "/" + relation.name() + "/none").status()).isEqualTo(400);
    assertThat(server.stranger().put(at + "/" + relation.name() + "/" + theirs).status())
        .isEqualTo(404);
    assertThat(admin.get(at).header("ETag")).isEqualTo("\"1\"");
  }

  @Test
  void createsWithRelationsInOneRequest() {
    String team = id(post("teams", "{\"name\": \"payments\"}"));
    String person = id(post("people", "{\"name\": \"Ana\", \"email\": \"ana@acme.example\"}"));
    String component = id(post("components", "{\"name\": \"gateway\", \"type\": \"library\"}"));
    String service =
        post(
            "services",
            """
            {"name": "checkout", "type": "api", "team_id": "%s", "component_ids": ["%s"],
             "assignments": [{"person_id": "%s", "role": "Lead"}], "tags": ["pci"]}\
            """
                .formatted(team, component, person));
    JsonNode data = admin.get(service).data();
    assertThat(data.path("team").path("name").asText()).isEqualTo("payments");
    assertThat(data.path("components").path(0).path("id").asText()).isEqualTo(component);
    assertThat(data.path("assignments").path(0).path("role").asText()).isEqualTo("Lead");
    assertThat(data.path("assignments").path(0).path("person").path("name").asText())
        .isEqualTo("Ana");
  }

  @Test
  void nothingIsWrittenWhenOneRelationIsAtFault() {
    Answer refused =
        admin.post(
            "/api/v1/services",
            """
            {"name": "half", "type": "api", "component_ids": ["%s", "x"],
             "assignments": [{"role": 1}]}\
            """
                .formatted(RunningServer.unknownId()));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .contains("component_ids[1]", "assignments[0].person_id", "assignments[0].role");
    assertThat(post("services", "{\"name\": \"half\", \"type\": \"api\"}")).isNotEmpty();
  }

  @Test
  void assignsPeople() {
    String service = post("services", "{\"name\": \"assigned\", \"type\": \"api\"}");
    String ana = id(post("people", "{\"name\": \"Ana\", \"email\": \"a@acme.example\"}"));
    String assignment = service + "/assignments/" + ana;

    assertThat(roles(admin.put(assignment, "{\"role\": \"Lead\"}"))).containsExactly("Lead");
    assertThat(roles(admin.put(assignment, "{\"role\": \"On call\"}")))
        .containsExactly("Lead", "On call");
    assertThat(admin.delete(assignment + "?role=Lead").status()).isEqualTo(204);
    assertThat(roles(admin.get(service))).containsExactly("On call");
    admin.put(assignment, "{\"role\": \"Lead\"}");
    assertThat(admin.delete(assignment).status()).isEqualTo(204);
    assertThat(roles(admin.get(service))).isEmpty();
    assertThat(admin.delete(assignment).status()).as("of nothing").isEqualTo(204);
  }

  @Test
  void namesWhatIsWrongWithAnAssignment() {
    String service = post("services", "{\"name\": \"refused\", \"type\": \"api\"}");
    String ana = id(post("people", "{\"name\": \"Ana\", \"email\": \"b@acme.example\"}"));
    Answer missing = admin.put(service + "/assignments/" + ana, "{}");
    assertThat(missing.status()).isEqualTo(422);
    assertThat(missing.json().path("errors").findValuesAsText("field"))
        .containsExactly("assignments.role");
    Answer unknown =
        admin.put(service + "/assignments/" + RunningServer.unknownId(), "{\"role\": \"Lead\"}");
    assertThat(unknown.status()).as(unknown.body()).isEqualTo(404);
    assertThat(admin.delete(service + "/assignments/" + ana + "?rolle=Lead").code())
        .isEqualTo("invalid_query");
  }

  private static List<String> roles(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.data().path("assignments").findValuesAsText("role");
  }

  private static Stream<String> ids(Answer answer, Relation<?, ?> relation) {
    return answer.data().path(relation.name()).valueStream().map(node -> node.path("id").asText());
  }

  private String create(EntityType<?> type) {
    return post(type.name(), Samples.create(type, admin).toString());
  }

  private String post(String collection, String body) {
    Answer created = admin.post("/api/v1/" + collection, body);
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created.header("Location");
  }

  private static String id(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
