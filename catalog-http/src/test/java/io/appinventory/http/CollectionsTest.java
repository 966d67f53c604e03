package io.appinventory.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.http.testing.Answer;
import io.appinventory.http.testing.Client;
import io.appinventory.http.testing.RunningServer;
import io.appinventory.http.testing.RunningServerExtension;
import io.appinventory.http.testing.Samples;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every collection does alike. */
@ExtendWith(RunningServerExtension.class)
class CollectionsTest {
  private final RunningServer server;
  private final Client admin;

  CollectionsTest(RunningServer server) {
    this.server = server;
    this.admin = server.admin();
  }

  static Stream<EntityType<?>> types() {
    return Catalog.standardDomains().stream().flatMap(domain -> domain.types().stream());
  }

  @ParameterizedTest
  @MethodSource("types")
  void createsAndReads(EntityType<?> type) {
    ObjectNode body = Samples.create(type, admin);
    Answer created = admin.post(path(type), body.toString());
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    assertThat(created.header("Location")).isEqualTo(path(type) + "/" + created.id());
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(created.header("Content-Type")).startsWith("application/json");

    Answer read = admin.get(created.header("Location"));
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.header("ETag")).isEqualTo("\"1\"");
    assertThat(read.data()).isEqualTo(created.data());
    body.properties()
        .forEach(said -> assertThat(read.data().path(said.getKey())).isEqualTo(said.getValue()));
  }

  @ParameterizedTest
  @MethodSource("types")
  void showsEveryPropertyAndRelationButSecrets(EntityType<?> type) {
    JsonNode data = create(type).data();
    for (Property<?, ?> property : type.properties()) {
      assertThat(data.has(property.name()))
          .as(property.name())
          .isEqualTo(property.access() != Access.SECRET);
    }
    for (Relation<?, ?> relation : type.relations()) {
      assertThat(data.has(relation.name())).as(relation.name()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void showsOnlyTheFieldsAskedFor(EntityType<?> type) {
    String at = at(type, create(type));
    String label = Samples.text(type).name();
    assertThat(admin.get(at + "?fields=id," + label).data().propertyStream().map(p -> p.getKey()))
        .containsExactly("id", label);
    Answer unknown = admin.get(at + "?fields=nonsense");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.code()).isEqualTo("invalid_query");
    assertThat(field(unknown)).isEqualTo("fields");
  }

  @ParameterizedTest
  @MethodSource("types")
  void changesWhatIsSaidAndNothingElse(EntityType<?> type) {
    Answer created = create(type);
    JsonNode name = Samples.value(Samples.text(type));
    String patch = "{\"" + Samples.text(type).name() + "\": " + name + "}";
    Answer changed = admin.patch(at(type, created), patch);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"2\"");
    ObjectNode expected = created.data().deepCopy();
    expected.set(Samples.text(type).name(), name);
    for (String moved : new String[] {"row_version", "updated_at", "updated_by"}) {
      expected.set(moved, changed.data().path(moved));
    }
    assertThat(changed.data()).isEqualTo(expected);
    assertThat(admin.get(at(type, created)).data()).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("types")
  void writesOnlyTheVersionThatWasRead(EntityType<?> type) {
    Answer created = create(type);
    String patch =
        "{\"" + Samples.text(type).name() + "\": " + Samples.value(Samples.text(type)) + "}";
    Client stale = admin.with("If-Match", "\"7\"");
    assertThat(stale.patch(at(type, created), patch).code()).isEqualTo("stale_version");
    assertThat(stale.delete(at(type, created)).status()).isEqualTo(412);
    assertThat(stale.post(at(type, created) + "/restore").status()).isEqualTo(412);
    assertThat(admin.with("If-Match", "W/\"1\"").delete(at(type, created)).status()).isEqualTo(412);
    assertThat(admin.with("If-Match", "1").delete(at(type, created)).status()).isEqualTo(400);
    assertThat(admin.with("If-Match", "\"1\"").patch(at(type, created), patch).status())
        .isEqualTo(200);
    assertThat(admin.with("If-Match", "*").delete(at(type, created)).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @MethodSource("types")
  void deletesAndRestores(EntityType<?> type) {
    Answer created = create(type);
    String at = at(type, created);
    Answer deleted = admin.delete(at);
    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(deleted.header("ETag")).isEqualTo("\"2\"");
    assertThat(admin.get(at).code()).isEqualTo("not_found");
    assertThat(admin.delete(at).status()).isEqualTo(404);
    assertThat(admin.patch(at, "{}").status()).isEqualTo(404);
    Answer restored = admin.post(at + "/restore");
    assertThat(restored.status()).as(restored.body()).isEqualTo(200);
    assertThat(restored.data().path("deleted_at").isNull()).isTrue();
    assertThat(admin.get(at).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesEveryFieldAtFault(EntityType<?> type) {
    for (Property<?, ?> property : type.properties()) {
      ObjectNode body = Samples.create(type, admin);
      body.set(property.name(), Samples.wrong(property));
      Answer refused = admin.post(path(type), body.toString());
      assertThat(refused.status()).as(property + ": " + refused.body()).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("invalid_input");
      assertThat(field(refused)).isEqualTo(property.name());
      String code = refused.json().path("errors").path(0).path("code").asText();
      assertThat(code)
          .isEqualTo(property.access() == Access.READ_ONLY ? "read_only" : "wrong_type");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesEveryFieldThatIsMissing(EntityType<?> type) {
    Answer refused = admin.post(path(type), "{}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").findValuesAsText("field"))
        .containsExactlyInAnyOrderElementsOf(() -> Samples.create(type).fieldNames());
    assertThat(refused.json().path("errors").findValuesAsText("code")).containsOnly("required");
  }

  @ParameterizedTest
  @MethodSource("types")
  void refusesFieldsItDoesNotKnow(EntityType<?> type) {
    ObjectNode body = Samples.create(type, admin).put("nonsense", 1);
    Answer refused = admin.post(path(type), body.toString());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(field(refused)).isEqualTo("nonsense");
    assertThat(admin.patch(at(type, create(type)), "{\"nonsense\": 1}").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @MethodSource("types")
  void hidesWhatBelongsToOthers(EntityType<?> type) {
    Answer created = create(type);
    String at = at(type, created);
    Client stranger = server.stranger();
    for (String id : new String[] {at, path(type) + "/" + RunningServer.unknownId()}) {
      assertThat(stranger.get(id).code()).isEqualTo("not_found");
      assertThat(stranger.patch(id, "{}").code()).isEqualTo("not_found");
      assertThat(stranger.delete(id).code()).isEqualTo("not_found");
      assertThat(stranger.post(id + "/restore").code()).isEqualTo("not_found");
    }
    assertThat(admin.get(at).data()).isEqualTo(created.data());
  }

  @ParameterizedTest
  @MethodSource("types")
  void refusesIdsThatAreNone(EntityType<?> type) {
    String at = path(type) + "/not-a-uuid";
    for (Answer answer :
        new Answer[] {
          admin.get(at), admin.patch(at, "{}"), admin.delete(at), admin.post(at + "/restore")
        }) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("malformed");
      assertThat(field(answer)).isEqualTo("id");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void answersMinimallyWhenThatIsPreferred(EntityType<?> type) {
    Client terse = admin.with("Prefer", "return=minimal");
    Answer created = terse.post(path(type), Samples.create(type, admin).toString());
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body()).isEmpty();
    assertThat(created.header("ETag")).isEqualTo("\"1\"");
    assertThat(terse.patch(created.header("Location"), "{}").status()).isEqualTo(204);
  }

  private Answer create(EntityType<?> type) {
    Answer created = admin.post(path(type), Samples.create(type, admin).toString());
    assertThat(created.status()).as(created.body()).isEqualTo(201);
    return created;
  }

  private static String path(EntityType<?> type) {
    return "/api/v1/" + type.name();
  }

  private static String at(EntityType<?> type, Answer created) {
    return path(type) + "/" + created.id();
  }

  private static String field(Answer problem) {
    return problem.json().path("errors").path(0).path("field").asText();
  }
}
