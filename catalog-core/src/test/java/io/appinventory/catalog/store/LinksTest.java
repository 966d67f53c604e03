package io.appinventory.catalog.store;

import static io.appinventory.catalog.testing.Refusals.requireFault;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Relations of many to many, written and read from both ends. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LinksTest {
  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;

  LinksTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 5);
  }

  @TypeTest
  <R extends Entity<R>> void replacesAddsAndTakesOut(EntityType<R> type) {
    forEachWritable(type, this::replacesAddsAndTakesOut);
  }

  private <R extends Entity<R>, T extends Entity<T>> void replacesAddsAndTakesOut(
      EntityType<R> type, Link<R, T> link) {
    R owner = samples.createBare(type);
    Id<T> a = samples.createBare(link.target()).id();
    Id<T> b = samples.createBare(link.target()).id();
    Id<T> c = samples.createBare(link.target()).id();
    requireLinked(type, link, say(type, owner, Changes.<R>none().link(link, a, b)), a, b);
    requireLinked(type, link, say(type, owner, Changes.<R>none().link(link, b, c)), b, c);
    requireLinked(type, link, say(type, owner, Changes.<R>none().relate(link, a)), a, b, c);
    requireLinked(type, link, say(type, owner, Changes.<R>none().unrelate(link, b)), a, c);
    R last = say(type, owner, Changes.<R>none().unrelate(link, b).relate(link, a));
    requireLinked(type, link, last, a, c);
    requireLinked(type, link, say(type, owner, Changes.<R>none().link(link, List.of())));
  }

  @TypeTest
  <R extends Entity<R>> void saysSeveralThingsAboutOneLink(EntityType<R> type) {
    forEachWritable(type, this::saysSeveralThings);
  }

  private <R extends Entity<R>, T extends Entity<T>> void saysSeveralThings(
      EntityType<R> type, Link<R, T> link) {
    R owner = samples.createBare(type);
    Id<T> a = samples.createBare(link.target()).id();
    Id<T> b = samples.createBare(link.target()).id();
    Id<T> c = samples.createBare(link.target()).id();
    R both = say(type, owner, Changes.<R>none().relate(link, a).relate(link, b));
    requireLinked(type, link, both, a, b);
    R swapped = say(type, owner, Changes.<R>none().unrelate(link, a).relate(link, c));
    requireLinked(type, link, swapped, b, c);
    R listed =
        say(type, owner, Changes.<R>none().link(link, a, b).relate(link, c).unrelate(link, b));
    requireLinked(type, link, listed, a, c);
    R undone = say(type, owner, Changes.<R>none().relate(link, b).unrelate(link, b));
    requireLinked(type, link, undone, a, c);
  }

  @TypeTest
  <R extends Entity<R>> void countsAsAWriteOnlyWhenARowChanges(EntityType<R> type) {
    forEachWritable(type, this::countsAsAWrite);
  }

  private <R extends Entity<R>, T extends Entity<T>> void countsAsAWrite(
      EntityType<R> type, Link<R, T> link) {
    Id<T> a = samples.createBare(link.target()).id();
    Id<T> b = samples.createBare(link.target()).id();
    R owner = fixture.in(principal, tx -> tx.create(type, samples.bare(type).link(link, a)));
    assertThat(say(type, owner, Changes.<R>none().link(link, a))).isEqualTo(owner);
    assertThat(say(type, owner, Changes.<R>none().relate(link, a))).isEqualTo(owner);
    assertThat(say(type, owner, Changes.<R>none().unrelate(link, b))).isEqualTo(owner);
    assertThat(say(type, owner, Changes.<R>none().relate(link, b)).rowVersion()).isEqualTo(2);
    assertThat(say(type, owner, Changes.<R>none().unrelate(link, b)).rowVersion()).isEqualTo(3);
  }

  @TypeTest
  <R extends Entity<R>> void refusesLinksOfAnEntityToItself(EntityType<R> type) {
    forEachWritable(type, this::refusesLinkToItself);
  }

  private <R extends Entity<R>, T extends Entity<T>> void refusesLinkToItself(
      EntityType<R> type, Link<R, T> link) {
    if ((EntityType<?>) link.target() == type) {
      R owner = samples.createBare(type);
      Id<T> itself = Id.of(owner.id().value());
      String field = String.valueOf(link.input());
      Changes<R> related = Changes.<R>none().relate(link, itself);
      requireFault(field, "not_allowed", () -> say(type, owner, related));
      Changes<R> listed = Changes.<R>none().link(link, itself);
      requireFault(field, "not_allowed", () -> say(type, owner, listed));
      assertThat(fixture.again(principal, type, owner)).isEqualTo(owner);
    }
  }

  @TypeTest
  <R extends Entity<R>> void refusesToWriteALinkThatIsOnlyRead(EntityType<R> type) {
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link && link.input() == null) {
        refusesToWrite(type, link);
      }
    }
  }

  private <R extends Entity<R>, T extends Entity<T>> void refusesToWrite(
      EntityType<R> type, Link<R, T> link) {
    R owner = samples.createBare(type);
    Id<T> other = samples.createBare(link.target()).id();
    for (Changes<R> said :
        List.of(
            Changes.<R>none().relate(link, other),
            Changes.<R>none().unrelate(link, other),
            Changes.<R>none().link(link, List.of()))) {
      requireFault(link.name(), "read_only", () -> say(type, owner, said));
    }
  }

  private <R extends Entity<R>> void forEachWritable(
      EntityType<R> type, BiConsumer<EntityType<R>, Link<R, ?>> check) {
    for (Relation<R, ?> relation : type.relations()) {
      if (relation instanceof Link<R, ?> link && link.input() != null) {
        check.accept(type, link);
      }
    }
  }

  private <R extends Entity<R>> R say(EntityType<R> type, R owner, Changes<R> changes) {
    return fixture.in(principal, tx -> tx.patch(type, owner.id(), changes));
  }

  /** Holds just these, seen from either end. */
  @SafeVarargs
  private <R extends Entity<R>, T extends Entity<T>> void requireLinked(
      EntityType<R> type, Link<R, T> link, R owner, Id<T>... expected) {
    assertThat(fixture.read(principal, reader -> reader.detail(type, owner.id())).ids(link))
        .containsExactlyInAnyOrder(expected);
    for (Relation<T, ?> back : link.target().relations()) {
      if (back instanceof Link<T, ?> other
          && other.near().equals(link.far())
          && other.far().equals(link.near())) {
        for (Id<T> id : expected) {
          assertThat(backwards(link.target(), id, other)).contains(owner.id().toString());
        }
      }
    }
  }

  private <T extends Entity<T>> List<String> backwards(
      EntityType<T> type, Id<T> id, Link<T, ?> back) {
    return fixture
        .read(principal, reader -> reader.detail(type, id))
        .json(back)
        .node()
        .findValuesAsText("id");
  }
}
