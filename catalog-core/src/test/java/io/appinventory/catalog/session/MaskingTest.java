package io.appinventory.catalog.session;

import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.appinventory.catalog.Reader;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.document.DocumentExport;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.exchange.export.EntityList;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.Sort;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.EveryKind;
import io.appinventory.catalog.testing.EveryKinds;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Sensitive values, of every property of every type that is described as such. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class MaskingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CatalogFixture fixture;
  private final Principal admin;
  private final Principal viewer;
  private final Principal editor;
  private final SampleEntities samples;

  MaskingTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    admin = fixture.newPrincipal();
    viewer = Principal.user(admin.tenantId(), new UUID(1, 1), UserRole.VIEWER);
    editor = Principal.user(admin.tenantId(), new UUID(1, 2), UserRole.EDITOR);
    samples = fixture.samples(admin, 17);
  }

  private static <R> List<Property<R, ?>> of(EntityType<?> type, Sensitivity sensitivity) {
    @SuppressWarnings("unchecked") // R is what the caller knows of the type
    EntityType<?> known = type;
    return known.properties().stream()
        .filter(property -> property.sensitivity() == sensitivity)
        .<Property<R, ?>>map(MaskingTest::cast)
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static <R> Property<R, ?> cast(Property<?, ?> property) {
    return (Property<R, ?>) property;
  }

  @Test
  void someThingsAreSensitive() {
    assertThat(
            CatalogFixture.types().stream()
                .flatMap(
                    type ->
                        type.properties().stream()
                            .filter(each -> each.sensitivity() != Sensitivity.NONE)
                            .map(each -> type + "." + each + " " + each.sensitivity())))
        .contains(
            "people.email PERSONAL",
            "users.email PERSONAL",
            "users.password SECRET",
            "every_kinds.amount FINANCIAL");
  }

  @TypeTest
  <R extends Entity<R>> void moneyIsForAdmins(EntityType<R> type) {
    List<Property<R, ?>> kept = of(type, Sensitivity.FINANCIAL);
    if (kept.isEmpty()) {
      return;
    }
    R entity = samples.create(type);
    for (Property<R, ?> property : kept) {
      assertThat(json(Masking.ofAnswers(UserRole.ADMIN), type, entity).has(property.name()))
          .isTrue();
      JsonNode shown = json(Masking.ofAnswers(UserRole.VIEWER), type, entity);
      assertThat(shown.path(property.name()).asText("").replace("***", "")).isEmpty();
      assertThat(shown.path("masked").toString()).contains("\"" + property.name() + "\"");
      refusesToAsk(type, property);
      Changes<R> said = samples.bare(type);
      write(property, type, said);
      requireRefusal(ErrorCode.NOT_ALLOWED, () -> fixture.in(editor, tx -> tx.create(type, said)));
      Changes<R> patch = Changes.none();
      write(property, type, patch);
      requireRefusal(
          ErrorCode.NOT_ALLOWED,
          () -> fixture.in(editor, tx -> tx.patch(type, entity.id(), patch, OptionalLong.empty())));
    }
  }

  private <R extends Entity<R>, T> void write(
      Property<R, T> property, EntityType<R> type, Changes<R> changes) {
    changes.set(property, samples.value(type, property));
  }

  private <R extends Entity<R>> void refusesToAsk(EntityType<R> type, Property<R, ?> property) {
    String name = property.name();
    List<Function<Reader, ?>> questions =
        List.of(
            r -> r.list(type, ListQuery.of(Filter.present(property))),
            r -> r.list(type, ListQuery.of(Filter.not(Filter.present(property)))),
            r -> r.count(type, Filter.present(property)),
            r -> r.facets(type, Filter.present(property), List.of("id")),
            r -> r.facets(type, Filter.always(), List.of(name)),
            r -> r.list(type, ListQuery.all().orderBy(Sort.parse(name))));
    questions.forEach(
        each ->
            requireRefusal(
                ErrorCode.NOT_ALLOWED, () -> fixture.read(viewer, r -> each.apply(r) == null)));
  }

  @ParameterizedTest
  @CsvSource({
    "parent.amount > 5", "children.amount:*", "count(children[amount < 1]) = 0",
    "last(children).amount:*", "last(children[amount = 1]).name:*", "NOT (name:x OR amount = 1)"
  })
  void moneyIsNotAskedForFromAfarEither(String filter) {
    ListQuery query = ListQuery.of(FilterParser.parse(filter));
    fixture.read(admin, r -> r.list(EveryKinds.TYPE, query));
    requireRefusal(
        ErrorCode.NOT_ALLOWED, () -> fixture.read(viewer, r -> r.list(EveryKinds.TYPE, query)));
  }

  @Test
  void moneyIsNotMentioned() {
    EveryKind parent = samples.create(EveryKinds.TYPE);
    EveryKind child =
        fixture.in(
            admin,
            tx ->
                tx.create(
                    EveryKinds.TYPE,
                    samples.bare(EveryKinds.TYPE).set(EveryKinds.PARENT_ID, parent.id())));
    assertThat(mention(admin, child).has("amount")).isTrue();
    assertThat(mention(viewer, child).has("name")).isTrue();
    assertThat(mention(viewer, child).has("amount")).isFalse();
  }

  private JsonNode mention(Principal principal, EveryKind child) {
    return fixture.read(
        principal, r -> r.detail(EveryKinds.TYPE, child.id()).json(EveryKinds.PARENT).node());
  }

  @Test
  void scorecardsAreForAllAndDoNotAskAboutMoney() {
    Changes<Scorecard> said =
        Changes.<Scorecard>none()
            .set(Scorecards.NAME, "rich")
            .set(Scorecards.ENTITY_TYPES, List.of("every_kinds"))
            .parts(
                Scorecards.CRITERIA,
                List.of(
                    Criterion.of(
                        "rich", "expression", Json.ofText("{\"filter\": \"amount > 5\"}"))));
    assertThatThrownBy(() -> fixture.in(admin, tx -> tx.create(Scorecards.TYPE, said)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'amount', which not everybody may see");
  }

  @TypeTest
  <R extends Entity<R>> void exportsAndHistoryAreMaskedButForAdmins(EntityType<R> type) {
    if (!Permissions.mayRead(UserRole.VIEWER, type.name())) {
      return;
    }
    R entity = samples.create(type);
    Filter it = Filter.path("id").eq(entity.id().toString());
    for (Sensitivity sensitivity : List.of(Sensitivity.PERSONAL, Sensitivity.FINANCIAL)) {
      for (Property<R, ?> property : MaskingTest.<R>of(type, sensitivity)) {
        String value = text(property, entity);
        String quoted = "\"" + property.name() + "\":" + value;
        assertThat(ndjson(admin, type, it)).contains(quoted).doesNotContain("masked");
        assertThat(ndjson(viewer, type, it)).contains("\"masked\"").doesNotContain(quoted);
        String plain = value.replace("\"", "");
        assertThat(csv(admin, type, it)).contains(plain);
        assertThat(csv(viewer, type, it)).contains("***").doesNotContain(plain);
        String document = document(admin);
        if (document.contains("\"" + type.name() + "\" : [")) {
          assertThat(document).contains(plain);
        }
        assertThat(history(admin, type, entity, property).has("masked")).isFalse();
        JsonNode change = history(viewer, type, entity, property);
        assertThat(change.path("masked").asBoolean()).isTrue();
        assertThat(change.path("new").asText()).isNotEqualTo(plain);
      }
    }
  }

  @Test
  void documentsAreMaskedWherePeopleAreReferredTo() {
    fixture.in(
        admin,
        tx ->
            tx.create(
                People.TYPE,
                Changes.<Person>none()
                    .set(People.NAME, "Zoe")
                    .set(People.EMAIL, "zoe@acme.example")));
    assertThat(document(viewer)).contains("z***@acme.example").doesNotContain("zoe@acme", "some.");
    assertThatThrownBy(
            () ->
                fixture.in(
                    admin,
                    tx ->
                        tx.create(
                            People.TYPE,
                            Changes.<Person>none()
                                .set(People.NAME, "Zoe")
                                .set(People.EMAIL, "z***@acme.example"))))
        .hasMessageContaining("mask");
  }

  @ParameterizedTest
  @EnumSource(value = UserRole.class, mode = Mode.INCLUDE)
  void passwordsAreForNobody(UserRole role) {
    assertThat(Permissions.maySee(role, Sensitivity.SECRET)).isFalse();
    assertThat(Permissions.mayTakeAway(role, Sensitivity.SECRET)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ana@acme.example, a***@acme.example",
    "a@b, a***@b",
    "\"odd@name\"@acme.example, \"***@acme.example",
    "+49 30 123456-78, ***78",
    "(030) 1234 5, ***45",
    "1234, ***",
    "flat 12345, ***",
    "@x, ***",
    "😀@x, 😀***@x"
  })
  void masksTellLittle(String value, String mask) {
    assertThat(Masking.masked(JSON.getNodeFactory().textNode(value)).textValue()).isEqualTo(mask);
    assertThat(Masking.masked(JSON.getNodeFactory().numberNode(BigDecimal.TEN)).isNull()).isTrue();
  }

  private static <R, T> String text(Property<R, T> property, R entity) {
    return property.toJson(property.of(entity)).toString();
  }

  private static <R> JsonNode json(Masking masking, EntityType<?> type, R entity) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      @SuppressWarnings("unchecked") // the entity's own type
      var shape = (io.appinventory.catalog.model.Shape<R>) (Object) type;
      EntityJson.write(json, masking, shape, entity);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.ofText(out.toString()).node();
  }

  private <R extends Entity<R>> JsonNode history(
      Principal principal, EntityType<R> type, R entity, Property<R, ?> property) {
    AuditEntry entry =
        fixture
            .read(principal, r -> r.history(type, entity.id().value(), PageRequest.first()))
            .items()
            .getLast();
    return entry.changes().node().path(property.name());
  }

  private interface Export {
    void write(Reader reader, StringWriter out) throws IOException;
  }

  private String written(Principal principal, Export export) {
    StringWriter out = new StringWriter();
    fixture.read(
        principal,
        reader -> {
          try {
            export.write(reader, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return out;
        });
    return out.toString();
  }

  private <R extends Entity<R>> String ndjson(Principal who, EntityType<R> type, Filter it) {
    return written(who, (reader, out) -> EntityList.writeNdjson(reader, type, it, out));
  }

  private <R extends Entity<R>> String csv(Principal who, EntityType<R> type, Filter it) {
    return written(who, (reader, out) -> EntityList.writeCsv(reader, type, it, out));
  }

  private String document(Principal who) {
    return written(who, (reader, out) -> new DocumentExport(reader).write(out));
  }
}
