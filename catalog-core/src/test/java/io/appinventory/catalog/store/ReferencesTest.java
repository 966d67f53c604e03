package io.appinventory.catalog.store;

import static io.appinventory.catalog.testing.Refusals.faults;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.Row;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is referred to has to be there: it exists, lives and is the tenant's own. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ReferencesTest {
  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;
  private final SampleEntities strangers;

  ReferencesTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 3);
    strangers = fixture.samples(fixture.newPrincipal(), 4);
  }

  @TypeTest
  <R extends Entity<R>> void refusesReferencesToWhatIsNotThere(EntityType<R> type) {
    R owner = samples.createBare(type);
    type.toOnes().stream()
        .filter(reference -> reference.property().access() != Access.READ_ONLY)
        .forEach(reference -> refusesReference(type, owner, reference));
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link && link.input() != null) {
        refusesLink(type, owner, link);
      } else if (relation instanceof Parts<R, ?> parts) {
        refusesParts(type, owner, parts);
      }
    }
    assertThat(fixture.again(principal, type, owner)).isEqualTo(owner);
  }

  private <R extends Entity<R>, T extends Entity<T>> void refusesReference(
      EntityType<R> type, R owner, ToOne<R, T> reference) {
    Property<R, Id<T>> property = reference.property();
    for (Id<T> id : notThere(reference.target())) {
      requireNotFound(property.name(), type, owner, Changes.<R>none().set(property, id));
    }
  }

  private <R extends Entity<R>, T extends Entity<T>> void refusesLink(
      EntityType<R> type, R owner, Link<R, T> link) {
    Id<T> there = samples.createBare(link.target()).id();
    String field = String.valueOf(link.input());
    for (Id<T> id : notThere(link.target())) {
      requireNotFound(field, type, owner, Changes.<R>none().link(link, there, id));
      requireNotFound(field, type, owner, Changes.<R>none().relate(link, id));
    }
  }

  private <R extends Entity<R>, P> void refusesParts(
      EntityType<R> type, R owner, Parts<R, P> parts) {
    for (Relation<P, ?> relation : parts.target().relations()) {
      if (relation instanceof ToOne<P, ?> reference) {
        refusesPart(type, owner, parts, reference);
      }
    }
  }

  private <R extends Entity<R>, P, T extends Entity<T>> void refusesPart(
      EntityType<R> type, R owner, Parts<R, P> parts, ToOne<P, T> reference) {
    P good = samples.row(parts.target());
    for (Id<T> id : notThere(reference.target())) {
      P wrong = with(parts.target(), samples.row(parts.target()), reference.property(), id);
      String field = parts.name() + "[1]." + reference.property().name();
      requireNotFound(field, type, owner, Changes.<R>none().parts(parts, List.of(good, wrong)));
    }
  }

  /** The same row with another value. */
  private static <P, V> P with(PartType<P> type, P row, Property<P, V> changed, V value) {
    return type.make(
        new Row() {
          @Override
          @SuppressWarnings("unchecked")
          public <T> @Nullable T optional(Property<?, T> property) {
            return property == changed ? (T) value : ((Property<P, T>) property).of(row);
          }
        });
  }

  private <R extends Entity<R>> void requireNotFound(
      String field, EntityType<R> type, R owner, Changes<R> changes) {
    assertThat(faults(() -> fixture.in(principal, tx -> tx.patch(type, owner.id(), changes))))
        .containsExactly(field + " not_found");
  }

  /** Ids of what is missing, deleted, another tenant's and of another type. */
  private <T extends Entity<T>> List<Id<T>> notThere(EntityType<T> type) {
    T deleted = samples.createBare(type);
    fixture.in(principal, tx -> tx.delete(type, deleted.id(), OptionalLong.empty()));
    UUID ofAnotherType =
        CatalogFixture.types().stream()
            .filter(other -> other != type)
            .findFirst()
            .map(other -> samples.some(other).value())
            .orElseThrow();
    return List.of(Id.of(new UUID(0, 0)), deleted.id(), strangers.some(type), Id.of(ofAnotherType));
  }
}
