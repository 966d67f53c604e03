package io.appinventory.catalog.store;

import static io.appinventory.catalog.testing.Refusals.faults;
import static io.appinventory.catalog.testing.Refusals.refusal;
import static io.appinventory.catalog.testing.Refusals.requireFault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.model.ValueType;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.JsonBodies;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Wrong input of each kind is refused with the name of the field, for every property. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class WrongInputTest {
  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;

  WrongInputTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 2);
  }

  /** For a kind of value, wrong JSON and the code of the refusal. */
  private static Map<String, String> wrong(ValueType<?, ?> type) {
    return switch (type) {
      case BooleanType bool -> Map.of("'true'", "wrong_type", "1", "wrong_type");
      case CodeType<?> code -> Map.of("'no_such_code'", "not_allowed", "7", "wrong_type");
      case DateType date -> Map.of("'2026-02-30'", "invalid", "20260130", "wrong_type");
      case DecimalType decimal ->
          Map.of(
              "'1'",
              "wrong_type",
              decimal.max().add(BigDecimal.ONE).toPlainString(),
              "out_of_range",
              "0.00000000000001",
              "out_of_range");
      case IntegerType whole -> Map.of("99999999999", "out_of_range", "1.5", "wrong_type");
      case JsonType json -> Map.of(json.list() ? "{}" : "[]", "wrong_type", "'{}'", "wrong_type");
      case LongType whole -> Map.of("99999999999999999999", "out_of_range", "'1'", "wrong_type");
      case PasswordType password ->
          Map.of("'short'", "too_short", "'" + "é".repeat(37) + "'", "too_long", "1", "wrong_type");
      case ReferenceType<?> reference -> Map.of("'x'", "invalid", "{}", "wrong_type");
      case TextListType list ->
          Map.of("'a'", "wrong_type", "['']", "too_short", "[1]", "wrong_type");
      case TextType text ->
          Map.of("'" + "x".repeat(text.max() + 1) + "'", "too_long", "['a']", "wrong_type");
      case TimestampType time -> Map.of("'yesterday'", "invalid", "1767225600", "wrong_type");
      case UuidType uuid -> Map.of("'x'", "invalid", "1", "wrong_type");
    };
  }

  @TypeTest
  <R extends Entity<R>> void namesThePropertyOfAWrongValue(EntityType<R> type) {
    for (Property<R, ?> property : type.properties()) {
      if (property.access() != Access.READ_ONLY) {
        wrong(property.type())
            .forEach(
                (json, code) -> requireFault(property.name(), code, read(type, property, json)));
      }
    }
  }

  private static <R extends Entity<R>> ThrowingCallable read(
      EntityType<R> type, Property<R, ?> property, String json) {
    return () ->
        ChangesJson.forCreate(type, JsonBodies.body("{'" + property.name() + "': " + json + "}"));
  }

  @TypeTest
  <R extends Entity<R>> void reportsEverythingAtOnce(EntityType<R> type) {
    ObjectNode body = JsonBodies.body();
    List<String> expected = new ArrayList<>();
    for (Property<R, ?> property : type.properties()) {
      if (property.type() instanceof TextListType
          || property.type() instanceof JsonType json && json.list()) {
        continue; // A list is what they take.
      }
      body.set(property.name(), JsonBodies.body("{'a': {'b': [[]]}}").path("a").path("b"));
      expected.add(
          property.name() + (property.access() == Access.READ_ONLY ? " read_only" : " wrong_type"));
    }
    assertThat(faults(() -> ChangesJson.forCreate(type, body))).containsAll(expected);
  }

  @TypeTest
  <R extends Entity<R>> void asksForWhatIsRequired(EntityType<R> type) {
    List<String> required =
        type.properties().stream()
            .filter(Property::mustBeSaid)
            .map(property -> property.name() + " required")
            .toList();
    assertThat(faults(() -> fixture.in(principal, tx -> tx.create(type, Changes.none()))))
        .containsExactlyInAnyOrderElementsOf(required);
  }

  @TypeTest
  <R extends Entity<R>> void refusesNullWhereAValueIsRequired(EntityType<R> type) {
    R entity = samples.createBare(type);
    for (Property<R, ?> property : type.properties()) {
      if (property.required() && property.access() == Access.WRITABLE) {
        Changes<R> none = Changes.<R>none().set(property, null);
        requireFault(
            property.name(),
            "required",
            () -> fixture.in(principal, tx -> tx.patch(type, entity.id(), none)));
        Changes<R> creation = samples.bare(type).set(property, null);
        assertThat(faults(() -> fixture.in(principal, tx -> tx.create(type, creation))))
            .contains(property.name() + " required");
      }
    }
    assertThat(fixture.again(principal, type, entity)).isEqualTo(entity);
  }

  @TypeTest
  <R extends Entity<R>> void checksWhatIsSaidInJavaToo(EntityType<R> type) {
    for (Property<R, ?> property : type.properties()) {
      if (property.access() != Access.READ_ONLY
          && property.type() instanceof TextType text
          && SampleEntities.takesAnyText(property)) {
        @SuppressWarnings("unchecked")
        Property<R, String> said = (Property<R, String>) property;
        Changes<R> tooLong = samples.bare(type).set(said, "😀".repeat(text.max() + 1));
        requireFault(
            property.name(),
            "too_long",
            () -> fixture.in(principal, tx -> tx.create(type, tooLong)));
        Changes<R> half = samples.bare(type).set(said, "x\ud83d");
        requireFault(
            property.name(), "invalid", () -> fixture.in(principal, tx -> tx.create(type, half)));
        if (SampleEntities.takesAnything(property)) {
          Changes<R> longest = samples.bare(type).set(said, "漢".repeat(text.max()));
          fixture.in(principal, tx -> tx.create(type, longest));
        }
      }
    }
  }

  @TypeTest
  <R extends Entity<R>> void refusesWhatOnlyTheCatalogSets(EntityType<R> type) {
    for (Property<R, ?> property : type.properties()) {
      String body = "{'" + property.name() + "': null}";
      if (property.access() == Access.READ_ONLY) {
        requireFault(
            property.name(), "read_only", () -> ChangesJson.forCreate(type, JsonBodies.body(body)));
      }
      if (property.access() == Access.READ_ONLY || property.access() == Access.FIXED) {
        requireFault(
            property.name(), "read_only", () -> ChangesJson.forPatch(type, JsonBodies.body(body)));
      }
    }
  }

  @TypeTest
  <R extends Entity<R>> void suggestsTheFieldThatWasMeant(EntityType<R> type) {
    String label = SampleEntities.text(type).name();
    ObjectNode body = JsonBodies.body("{'" + label + "x': 'a', 'qqqqqqqqqqqq': 1}");
    assertThat(faults(() -> ChangesJson.forCreate(type, body)))
        .containsExactly(label + "x unknown_field", "qqqqqqqqqqqq unknown_field");
    assertThat(refusal(() -> ChangesJson.forPatch(type, body)).errors().getFirst().message())
        .endsWith("did you mean " + label + "?");
  }

  @TypeTest
  <R extends Entity<R>> void namesTheItemOfAListThatIsWrong(EntityType<R> type) {
    for (Relation<R, ?> relation : type.relations()) {
      String name =
          relation instanceof Link<?, ?> link && link.input() != null
              ? link.input()
              : relation instanceof Parts<?, ?> parts ? parts.name() : null;
      if (name != null) {
        requireFault(name, "wrong_type", () -> create(type, name, "{}"));
        requireFault(name, "wrong_type", () -> create(type, name, "null"));
        assertThat(faults(() -> create(type, name, "[7]")).getFirst())
            .isEqualTo(name + "[0] wrong_type");
      } else {
        requireFault(relation.name(), "unknown_field", () -> create(type, relation.name(), "[]"));
      }
    }
  }

  private static <R extends Entity<R>> void create(EntityType<R> type, String field, String json) {
    ChangesJson.forCreate(type, JsonBodies.body("{'" + field + "': " + json + "}"));
  }
}
