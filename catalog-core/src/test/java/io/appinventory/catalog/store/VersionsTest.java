package io.appinventory.catalog.store;

import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.CatalogOptions;
import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Header;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.SettableClock;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Versions, times, authors, deletion and uniqueness, the same for every type. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class VersionsTest {
  private final SettableClock clock =
      new SettableClock(Instant.parse("2026-03-01T10:00:00.123456789Z"));
  private final CatalogFixture fixture;
  private final Principal principal;
  private final Principal ana;
  private final Principal ben;
  private final SampleEntities samples;

  VersionsTest(TestDatabase database) {
    fixture = CatalogFixture.on(database, CatalogOptions.standard().withClock(clock));
    principal = fixture.newPrincipal();
    ana = Principal.user(principal.tenantId(), new UUID(1, 1), UserRole.ADMIN);
    ben = Principal.user(principal.tenantId(), new UUID(2, 2), UserRole.ADMIN);
    samples = fixture.samples(principal, 7);
  }

  @TypeTest
  <R extends Entity<R>> void tellsWhoWroteAndWhen(EntityType<R> type) {
    Changes<R> said = samples.full(type);
    Instant created = aMinuteLater();
    Header<R> first = fixture.in(ana, tx -> tx.create(type, said)).header();
    assertThat(first)
        .isEqualTo(
            new Header<>(
                first.id(), 1, created, created, ana.userId().get(), ana.userId().get(), null));
    Instant changed = aMinuteLater();
    Header<R> second = fixture.in(ben, tx -> rename(tx, type, first.id())).header();
    assertThat(second)
        .isEqualTo(
            new Header<>(
                first.id(), 2, created, changed, ana.userId().get(), ben.userId().get(), null));
    Instant deleted = aMinuteLater();
    Header<R> third =
        fixture.in(principal, tx -> tx.delete(type, first.id(), OptionalLong.of(2))).header();
    assertThat(third)
        .isEqualTo(
            new Header<>(first.id(), 3, created, deleted, ana.userId().get(), null, deleted));
    Instant restored = aMinuteLater();
    R fourth = fixture.in(ben, tx -> tx.restore(type, first.id(), OptionalLong.of(3)));
    assertThat(fourth.header())
        .isEqualTo(
            new Header<>(
                first.id(), 4, created, restored, ana.userId().get(), ben.userId().get(), null));
    assertThat(fixture.again(ana, type, fourth)).isEqualTo(fourth);
  }

  @TypeTest
  <R extends Entity<R>> void neverGoesBackInTime(EntityType<R> type) {
    R entity = samples.createBare(type);
    clock.advance(Duration.ofHours(-1));
    R after = fixture.in(principal, tx -> rename(tx, type, entity.id()));
    clock.advance(Duration.ofHours(1));
    assertThat(after.header().updatedAt()).isAfter(entity.header().updatedAt());
    List<Instant> twice =
        fixture.in(
            principal,
            tx ->
                List.of(
                    rename(tx, type, entity.id()).header().updatedAt(),
                    rename(tx, type, entity.id()).header().updatedAt()));
    assertThat(twice.getLast()).isAfter(twice.getFirst());
  }

  @TypeTest
  <R extends Entity<R>> void refusesToWriteOnAnotherVersion(EntityType<R> type) {
    R first = samples.createBare(type);
    R second = fixture.in(principal, tx -> rename(tx, type, first.id()));
    for (long wrong : List.of(0L, 1L, 3L, -1L, Long.MAX_VALUE)) {
      OptionalLong version = OptionalLong.of(wrong);
      requireStale(tx -> tx.patch(type, first.id(), Changes.none(), version));
      requireStale(tx -> tx.patch(type, first.id(), samples.patch(type, second), version));
      requireStale(tx -> tx.delete(type, first.id(), version));
      requireStale(tx -> tx.restore(type, first.id(), version));
    }
    assertThat(fixture.again(principal, type, first)).isEqualTo(second);
    fixture.in(principal, tx -> tx.delete(type, first.id(), OptionalLong.of(2)));
    requireStale(tx -> tx.restore(type, first.id(), OptionalLong.of(2)));
    fixture.in(principal, tx -> tx.restore(type, first.id(), OptionalLong.of(3)));
  }

  @TypeTest
  <R extends Entity<R>> void hidesWhatIsDeletedUntilItIsRestored(EntityType<R> type) {
    R entity = samples.create(type);
    Detail<R> before = fixture.read(principal, reader -> reader.detail(type, entity.id()));
    fixture.in(principal, tx -> tx.delete(type, entity.id(), OptionalLong.empty()));
    Optional<R> found = fixture.read(principal, reader -> reader.find(type, entity.id()));
    assertThat(found).isEmpty();
    requireNotFound(tx -> tx.get(type, entity.id()));
    requireNotFound(tx -> tx.detail(type, entity.id()));
    requireNotFound(tx -> tx.patch(type, entity.id(), Changes.none()));
    requireNotFound(tx -> tx.delete(type, entity.id(), OptionalLong.empty()));
    R back = fixture.in(principal, tx -> tx.restore(type, entity.id(), OptionalLong.empty()));
    R same = fixture.in(principal, tx -> tx.restore(type, entity.id(), OptionalLong.empty()));
    assertThat((Object) same).isEqualTo(back);
    Detail<R> after = fixture.read(principal, reader -> reader.detail(type, entity.id()));
    assertThat(after.entity()).isEqualTo(back);
    assertThat(after.relations()).isEqualTo(before.relations());
  }

  @TypeTest
  <R extends Entity<R>> void refusesWhatIsTakenAmongTheLiving(EntityType<R> type) {
    for (Property<R, ?> property : type.properties()) {
      if (isUnique(type, property)) {
        refusesTaken(type, property);
      }
    }
  }

  private <R extends Entity<R>, T> void refusesTaken(EntityType<R> type, Property<R, T> property) {
    R first = samples.createBare(type);
    R other = samples.createBare(type);
    T taken = property.of(first);
    requireTaken(property, tx -> tx.create(type, samples.bare(type).set(property, taken)));
    requireTaken(
        property, tx -> tx.patch(type, other.id(), Changes.<R>none().set(property, taken)));
    fixture.in(principal, tx -> tx.delete(type, first.id(), OptionalLong.empty()));
    R again = fixture.in(principal, tx -> tx.create(type, samples.bare(type).set(property, taken)));
    requireTaken(property, tx -> tx.restore(type, first.id(), OptionalLong.empty()));
    fixture.in(principal, tx -> tx.delete(type, again.id(), OptionalLong.empty()));
    fixture.in(principal, tx -> tx.restore(type, first.id(), OptionalLong.empty()));
    SampleEntities elsewhere = fixture.samples(fixture.newPrincipal(), 1);
    fixture.in(
        elsewhere.principal(), tx -> tx.create(type, elsewhere.bare(type).set(property, taken)));
  }

  private boolean isUnique(EntityType<?> type, Property<?, ?> property) {
    String column = property.column().field().getName();
    return fixture
            .owner()
            .fetchValue(
                "select 1 from pg_index where indexrelid = to_regclass(?) and indnatts = 2",
                type.table().getName() + "_" + column + "_live_key")
        != null;
  }

  private Instant aMinuteLater() {
    return clock.advance(Duration.ofMinutes(1)).truncatedTo(ChronoUnit.MICROS);
  }

  private <R extends Entity<R>> R rename(Transaction tx, EntityType<R> type, Id<R> id) {
    return tx.patch(
        type,
        id,
        Changes.<R>none()
            .set(
                SampleEntities.text(type), samples.values().uniqueText(SampleEntities.text(type))));
  }

  private void requireTaken(Property<?, ?> property, Function<Transaction, ?> body) {
    var refused = requireRefusal(ErrorCode.DUPLICATE, () -> fixture.in(principal, body));
    assertThat(refused.errors()).extracting("field").containsExactly(property.name());
  }

  private void requireStale(Function<Transaction, ?> body) {
    requireRefusal(ErrorCode.STALE_VERSION, () -> fixture.in(principal, body));
  }

  private void requireNotFound(Function<Transaction, ?> body) {
    requireRefusal(ErrorCode.NOT_FOUND, () -> fixture.in(principal, body));
  }
}
