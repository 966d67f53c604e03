package io.appinventory.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.JsonBodies;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written is what is read, for every type. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RoundTripTest {
  private static final int ENTITIES = 12;
  private static final int PATCHES = 25;

  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;

  RoundTripTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 1);
  }

  @TypeTest
  <R extends Entity<R>> void readsWhatWasCreated(EntityType<R> type) {
    for (int i = 0; i < ENTITIES; i++) {
      Changes<R> said = samples.full(type);
      R created = fixture.in(principal, tx -> tx.create(type, said));
      for (Property<R, ?> property : type.properties()) {
        requireSaid(property, said, created);
      }
      assertThat(fixture.again(principal, type, created)).isEqualTo(created);
      Detail<R> detail = fixture.read(principal, reader -> reader.detail(type, created.id()));
      assertThat(detail.entity()).isEqualTo(created);
      assertThat(detail.relations().keySet()).containsExactlyElementsOf(type.relations());
    }
  }

  @TypeTest
  <R extends Entity<R>> void takesDefaultsForWhatIsNotSaid(EntityType<R> type) {
    Changes<R> said = samples.bare(type);
    R created = fixture.in(principal, tx -> tx.create(type, said));
    for (Property<R, ?> property : type.properties()) {
      if (property.access() != Access.READ_ONLY && !property.isFilledIn() && !said.says(property)) {
        assertThat((Object) property.of(created))
            .as(property.name())
            .isEqualTo(property.defaultValue());
      }
    }
    assertThat(fixture.again(principal, type, created)).isEqualTo(created);
  }

  @TypeTest
  <R extends Entity<R>> void patchesWhatIsSaidAndNothingElse(EntityType<R> type) {
    R before = samples.create(type);
    for (int i = 0; i < PATCHES; i++) {
      R old = before;
      Changes<R> said = samples.patch(type, old);
      R after = fixture.in(principal, tx -> tx.patch(type, old.id(), said));
      for (Property<R, ?> property : type.properties()) {
        if (said.says(property)) {
          requireSaid(property, said, after);
        } else if (property.access() != Access.READ_ONLY
            && !property.isFilledIn()
            && !said.merges().containsKey(property)) {
          requireSame(property, old, after);
        }
      }
      assertThat(fixture.again(principal, type, after)).isEqualTo(after);
      before = after;
    }
  }

  @TypeTest
  <R extends Entity<R>> void createsTheSameAgainFromWhatItShows(EntityType<R> type) {
    for (int i = 0; i < ENTITIES; i++) {
      R shown = samples.create(type);
      ObjectNode body = JsonBodies.seenAndWritable(type, shown);
      fixture.in(principal, tx -> tx.delete(type, shown.id(), OptionalLong.empty()));
      R again = fixture.in(principal, tx -> tx.create(type, ChangesJson.forCreate(type, body)));
      assertThat(JsonBodies.seenAndWritable(type, again)).isEqualTo(body);
    }
  }

  @TypeTest
  <R extends Entity<R>> void changesNothingWhenToldWhatItShows(EntityType<R> type) {
    R shown = samples.create(type);
    ObjectNode body = JsonBodies.seenAndWritable(type, shown);
    type.properties().stream()
        .filter(property -> property.access() == Access.FIXED)
        .forEach(property -> body.remove(property.name()));
    R after =
        fixture.in(principal, tx -> tx.patch(type, shown.id(), ChangesJson.forPatch(type, body)));
    assertThat(after).isEqualTo(shown);
    assertThat(fixture.again(principal, type, shown)).isEqualTo(shown);
  }

  @TypeTest
  <R extends Entity<R>> void tellsAbsentFromNull(EntityType<R> type) {
    for (Property<R, ?> property : type.properties()) {
      if (property.access() == Access.WRITABLE
          && !property.required()
          && SampleEntities.takesAnything(property)) {
        requireClearedByNullOnly(type, property);
      }
    }
  }

  private <R extends Entity<R>, T> void requireClearedByNullOnly(
      EntityType<R> type, Property<R, T> property) {
    T value = samples.full(type).value(property);
    R filled =
        fixture.in(principal, tx -> tx.create(type, samples.bare(type).set(property, value)));
    R untouched = patch(type, filled, "{}");
    assertThat((Object) property.of(untouched)).as(property.name()).isNotNull();
    R cleared = patch(type, untouched, "{'" + property.name() + "': null}");
    assertThat((Object) property.of(cleared)).as(property.name()).isNull();
    assertThat(fixture.again(principal, type, cleared)).isEqualTo(cleared);
  }

  private <R extends Entity<R>> R patch(EntityType<R> type, R entity, String body) {
    return fixture.in(
        principal,
        tx -> tx.patch(type, entity.id(), ChangesJson.forPatch(type, JsonBodies.body(body))));
  }

  private static <R, T> void requireSaid(Property<R, T> property, Changes<R> said, R entity) {
    if (said.says(property)) {
      @Nullable T value = said.value(property);
      assertThat((Object) property.of(entity))
          .as(property.name())
          .isEqualTo(value == null ? null : property.column().normalized(value));
    }
  }

  private static <R, T> void requireSame(Property<R, T> property, R before, R after) {
    assertThat(Objects.equals(property.of(before), property.of(after)))
        .as(property.name())
        .isTrue();
  }
}
