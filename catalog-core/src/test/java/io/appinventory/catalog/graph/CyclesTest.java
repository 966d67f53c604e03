package io.appinventory.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.ComponentType;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.BulkCreation;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes that close a cycle of dependencies are done, and say so. */
@ExtendWith(TestDatabaseExtension.class)
class CyclesTest {
  private final CatalogFixture fixture;
  private final Principal principal;

  CyclesTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
  }

  private Id<Service> service(String name) {
    return fixture.in(principal, tx -> tx.create(Services.TYPE, named(name))).id();
  }

  private static Changes<Service> named(String name) {
    return Changes.<Service>none().set(Services.NAME, name).set(Services.KIND, ServiceType.API);
  }

  private List<String> told(Consumer<Transaction> writes) {
    return fixture.in(
        principal,
        tx -> {
          writes.accept(tx);
          return tx.closedCycles().stream().map(DependencyCycle::toString).toList();
        });
  }

  private static void needs(Transaction tx, Id<Service> one, Id<Service> other) {
    tx.relate(Services.TYPE, one, Services.DEPENDS_ON, other);
  }

  @Test
  void relatingTellsOfTheCycleItCloses() {
    Id<Service> a = service("a");
    Id<Service> b = service("b");
    Id<Service> c = service("c");
    assertThat(told(tx -> needs(tx, a, b))).isEmpty();
    assertThat(told(tx -> needs(tx, b, c))).isEmpty();
    assertThat(told(tx -> needs(tx, c, a))).containsExactly("c -> a -> b -> c");
    assertThat(told(tx -> needs(tx, c, a))).as("it is there already").isEmpty();
    Id<Service> d = service("d");
    assertThat(told(tx -> needs(tx, a, d))).as("leads out of the cycle").isEmpty();
    assertThat(told(tx -> needs(tx, d, c))).containsExactly("d -> c -> a -> d");
    assertThat(told(tx -> tx.unrelate(Services.TYPE, c, Services.DEPENDS_ON, a))).isEmpty();
  }

  @Test
  void theOtherEndTellsTheSame() {
    Id<Service> a = service("a2");
    Id<Service> b = service("b2");
    told(tx -> needs(tx, a, b));
    assertThat(told(tx -> tx.relate(Services.TYPE, a, Services.DEPENDENTS, b)))
        .containsExactly("b2 -> a2 -> b2");
  }

  @Test
  void aPatchAndACreationTell() {
    Id<Service> a = service("a3");
    Id<Service> b = service("b3");
    assertThat(
            told(
                tx ->
                    tx.create(
                        Services.TYPE,
                        named("c3").link(Services.DEPENDS_ON, a).link(Services.DEPENDENTS, b))))
        .as("nothing leads back")
        .isEmpty();
    assertThat(
            told(
                tx ->
                    tx.patch(
                        Services.TYPE, a, Changes.<Service>none().link(Services.DEPENDS_ON, b))))
        .hasSize(1);
    assertThat(
            told(
                tx ->
                    tx.create(
                        Services.TYPE,
                        named("d3").link(Services.DEPENDS_ON, b).link(Services.DEPENDENTS, a))))
        .containsExactly("d3 -> b3 -> c3 -> a3 -> d3");
  }

  @Test
  void cyclesAcrossTypesAreFound() {
    Id<Service> a = service("a4");
    Id<Component> part =
        fixture
            .in(
                principal,
                tx ->
                    tx.create(
                        Components.TYPE,
                        Changes.<Component>none()
                            .set(Components.NAME, "part")
                            .set(Components.KIND, ComponentType.values()[0])
                            .link(Components.DEPENDS_ON_SERVICES, a)))
            .id();
    assertThat(told(tx -> tx.relate(Services.TYPE, a, Services.COMPONENTS, part)))
        .containsExactly("a4 -> part -> a4");
  }

  @Test
  void whatIsDeletedClosesNothingUntilItIsRestored() {
    Id<Service> a = service("a5");
    Id<Service> b = service("b5");
    Id<Service> c = service("c5");
    told(tx -> needs(tx, a, b));
    told(tx -> needs(tx, b, c));
    fixture.in(principal, tx -> tx.delete(Services.TYPE, b, OptionalLong.empty()));
    assertThat(told(tx -> needs(tx, c, a))).isEmpty();
    assertThat(told(tx -> tx.restore(Services.TYPE, b, OptionalLong.empty())))
        .containsExactly("b5 -> c5 -> a5 -> b5");
  }

  @Test
  void manyCreatedAtOnceAreLookedAtOnce() {
    List<Id<Service>> ids = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      ids.add(Id.of(UUID.randomUUID()));
    }
    assertThat(
            told(
                tx -> {
                  BulkCreation many = tx.creation();
                  for (int i = 0; i < ids.size(); i++) {
                    // A chain, and one that leads back over the first three.
                    Changes<Service> said = named("many " + i);
                    said.set(Services.TYPE.header().id(), ids.get(i));
                    if (i > 0) {
                      said.link(Services.DEPENDS_ON, ids.get(i - 1));
                    }
                    many.add(
                        Services.TYPE, i == 0 ? said.link(Services.DEPENDS_ON, ids.get(2)) : said);
                  }
                  many.write();
                }))
        .hasSize(1)
        .allSatisfy(cycle -> assertThat(cycle).contains("many 0", "many 1", "many 2"));
  }

  @Test
  void whatIsTakenBackInTheSameTransactionIsNotTold() {
    Id<Service> a = service("a6");
    Id<Service> b = service("b6");
    told(tx -> needs(tx, a, b));
    assertThat(
            told(
                tx -> {
                  needs(tx, b, a);
                  tx.unrelate(Services.TYPE, b, Services.DEPENDS_ON, a);
                }))
        .isEmpty();
  }
}
