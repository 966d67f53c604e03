package io.appinventory.catalog.domain;

import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.AtOnce;
import io.appinventory.catalog.testing.AtOnce.Outcome;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant that has an active admin keeps one, whatever its users do. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class LastAdminTest {
  private final CatalogFixture fixture;
  private Principal system;

  /** The ways to be an active admin no more. */
  private final List<BiConsumer<Principal, Id<User>>> ways =
      List.of(
          (who, whom) -> patch(who, whom, said().set(Users.ROLE, UserRole.EDITOR)),
          (who, whom) -> patch(who, whom, said().set(Users.ACTIVE, false)),
          this::delete);

  LastAdminTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    system = fixture.newPrincipal();
  }

  @BeforeEach
  void moveToAnotherTenant() {
    system = fixture.newPrincipal();
  }

  @Test
  void cannotPutThemselvesOut() {
    Id<User> ann = user("ann", UserRole.ADMIN);
    user("eve", UserRole.EDITOR);
    patch(system, user("off", UserRole.ADMIN), said().set(Users.ACTIVE, false));
    delete(system, user("del", UserRole.ADMIN));
    for (BiConsumer<Principal, Id<User>> way : ways) {
      CatalogException refused =
          requireRefusal(ErrorCode.CONFLICT, () -> way.accept(acting(ann), ann));
      assertThat(refused).hasMessageContaining("no active admin");
    }
    patch(acting(ann), ann, said().set(Users.DISPLAY_NAME, "Ann"));
    user("ben", UserRole.ADMIN);
    patch(acting(ann), ann, said().set(Users.ROLE, UserRole.VIEWER));
  }

  @Test
  void canBePutOutByTheSystem() {
    for (BiConsumer<Principal, Id<User>> way : ways) {
      way.accept(system, user("a" + ways.indexOf(way), UserRole.ADMIN));
    }
  }

  @Test
  void oneOfTwoWhoPutEachOtherOutStays() {
    for (int i = 0; i < 6; i++) {
      moveToAnotherTenant();
      BiConsumer<Principal, Id<User>> way = ways.get(i % ways.size());
      Id<User> ann = user("ann", UserRole.ADMIN);
      Id<User> ben = user("ben", UserRole.ADMIN);
      List<Outcome<Boolean>> outcomes =
          AtOnce.run(List.of(() -> done(way, acting(ann), ben), () -> done(way, acting(ben), ann)));
      assertThat(outcomes).filteredOn(Outcome::succeeded).hasSize(1);
      assertThat(outcomes)
          .filteredOn(outcome -> !outcome.succeeded())
          .extracting(outcome -> ((CatalogException) outcome.error()).code())
          .containsExactly(ErrorCode.CONFLICT);
    }
  }

  private static boolean done(BiConsumer<Principal, Id<User>> way, Principal who, Id<User> whom) {
    way.accept(who, whom);
    return true;
  }

  private Principal acting(Id<User> user) {
    return Principal.user(system.tenantId(), user.value(), UserRole.ADMIN);
  }

  private Id<User> user(String name, UserRole role) {
    Changes<User> user =
        said()
            .set(Users.EMAIL, name + "@acme.example")
            .set(Users.DISPLAY_NAME, name)
            .set(Users.ROLE, role);
    return fixture.in(system, tx -> tx.create(Users.TYPE, user)).id();
  }

  private void patch(Principal who, Id<User> whom, Changes<User> changes) {
    fixture.in(who, tx -> tx.patch(Users.TYPE, whom, changes));
  }

  private void delete(Principal who, Id<User> whom) {
    fixture.in(who, tx -> tx.delete(Users.TYPE, whom, OptionalLong.empty()));
  }

  private static Changes<User> said() {
    return Changes.none();
  }
}
