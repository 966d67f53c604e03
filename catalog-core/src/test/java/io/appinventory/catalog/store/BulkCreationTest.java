package io.appinventory.catalog.store;

import static io.appinventory.catalog.testing.Refusals.faults;
import static io.appinventory.catalog.testing.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.EveryKind;
import io.appinventory.catalog.testing.EveryKinds;
import io.appinventory.catalog.testing.Replay;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.Stored;
import io.appinventory.catalog.testing.TenantRows;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Many at once are created as one by one: the same entities, relations, audit entries, refusals.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class BulkCreationTest {
  private static final int MANY = 8;

  /** Enough for columns to be sent as one value, and for statements to be on their way. */
  private static final int HUNDREDS = 250;

  private final CatalogFixture fixture;
  private Principal principal;
  private SampleEntities samples;

  BulkCreationTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 31);
  }

  @BeforeEach
  void moveToAnotherTenant() {
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 31);
  }

  @TypeTest
  <R extends Entity<R>> void createsWhatCreatingOneByOneWould(EntityType<R> type) {
    List<Changes<R>> said = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      said.add(samples.full(type));
    }
    List<R> created =
        fixture.in(
            principal,
            tx -> {
              BulkCreation creation = tx.creation();
              List<R> all = said.stream().map(changes -> creation.add(type, changes)).toList();
              creation.write();
              return all;
            });
    for (R entity : created) {
      assertThat((Object) fixture.again(principal, type, entity)).isEqualTo(entity);
    }
    requireExactAudit();
  }

  @Test
  void tellsOfARowThatBothEndsMentionOnce() {
    Id<EveryKind> one = Id.of(new UUID(1, 1));
    Id<EveryKind> other = Id.of(new UUID(2, 2));
    Changes<EveryKind> first = kind(one).link(EveryKinds.PEERS_OUT, other);
    Changes<EveryKind> second = kind(other).link(EveryKinds.PEERS_IN, one);
    create(first, second);
    Detail<EveryKind> detail =
        fixture.read(principal, reader -> reader.detail(EveryKinds.TYPE, one));
    assertThat(detail.ids(EveryKinds.PEERS_OUT)).containsExactly(other);
    requireExactAudit();
  }

  @Test
  void createsHundredsThatAreAlikeButForTheirNames() {
    List<Changes<Service>> said = alike(HUNDREDS);
    said.get(7).set(Services.DESCRIPTION, "Größe \"7\" \\ {NULL}");
    create(Services.TYPE, said);
    assertThat(
            fixture.read(principal, reader -> reader.list(Services.TYPE, ListQuery.all())).total())
        .hasValue(HUNDREDS);
    requireExactAudit();
  }

  @Test
  void namesThePropertyThatIsTakenAmongHundreds() {
    List<Changes<Service>> said = alike(HUNDREDS);
    said.get(HUNDREDS - 1).set(Services.NAME, "alike 3");
    var before = TenantRows.of(fixture.owner(), principal.tenantId());
    assertThat(refusal(() -> create(Services.TYPE, said)))
        .hasMessageContaining("a service with the name");
    assertThat(TenantRows.of(fixture.owner(), principal.tenantId())).isEqualTo(before);
  }

  private static List<Changes<Service>> alike(int many) {
    List<Changes<Service>> said = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      said.add(
          Changes.<Service>none()
              .set(Services.NAME, "alike " + i)
              .set(Services.KIND, ServiceType.API));
    }
    return said;
  }

  @Test
  void refusesAnEntityThatIsLinkedToItself() {
    Id<EveryKind> one = Id.of(new UUID(1, 1));
    requireNothingFrom(
        "peer_ids not_allowed",
        kind(one).link(EveryKinds.PEERS_OUT, one),
        kind(Id.of(new UUID(3, 3))));
  }

  @Test
  void refusesReferencesToWhatIsNotThere() {
    Id<EveryKind> nobody = Id.of(new UUID(9, 9));
    requireNothingFrom(
        "peer_ids not_found", kind(Id.of(new UUID(1, 1))).link(EveryKinds.PEERS_OUT, nobody));
    requireNothingFrom(
        "parent_id not_found", kind(Id.of(new UUID(1, 1))).set(EveryKinds.PARENT_ID, nobody));
  }

  @Test
  void refusesToWriteALinkThatIsOnlyRead() {
    requireNothingFrom(
        "incidents read_only",
        Services.TYPE,
        samples.bare(Services.TYPE).link(Services.INCIDENTS, List.of()));
  }

  @Test
  void namesTheValueThatIsTaken() {
    Changes<EveryKind> first = kind(Id.of(new UUID(1, 1))).set(EveryKinds.NAME, "free");
    Changes<EveryKind> second = kind(Id.of(new UUID(2, 2))).set(EveryKinds.NAME, "taken");
    Changes<EveryKind> third = kind(Id.of(new UUID(3, 3))).set(EveryKinds.NAME, "taken");
    assertThat(refusal(() -> create(first, second, third)).getMessage())
        .contains("name")
        .doesNotContain("free");
    requireNothingFrom("name duplicate", first, second, third);
  }

  @TypeTest
  <R extends Entity<R>> void leavesWhatTheCallerSaidAlone(EntityType<R> type) {
    Changes<R> said = samples.full(type);
    Changes<R> copy = said.copy();
    fixture.in(principal, tx -> tx.creation().add(type, said));
    assertThat(said.values()).isEqualTo(copy.values());
    assertThat(said.parts()).isEqualTo(copy.parts());
    fixture.in(principal, tx -> tx.create(type, said));
    assertThat(said.values()).isEqualTo(copy.values());
    assertThat(said.parts()).isEqualTo(copy.parts());
  }

  private Changes<EveryKind> kind(Id<EveryKind> id) {
    return samples.bare(EveryKinds.TYPE).set(EveryKinds.TYPE.header().id(), id);
  }

  @SafeVarargs
  private void create(Changes<EveryKind>... all) {
    create(EveryKinds.TYPE, List.of(all));
  }

  private <R extends Entity<R>> void create(EntityType<R> type, List<Changes<R>> all) {
    fixture.in(
        principal,
        tx -> {
          BulkCreation creation = tx.creation();
          all.forEach(changes -> creation.add(type, changes));
          creation.write();
          return creation;
        });
  }

  @SafeVarargs
  private void requireNothingFrom(String fault, Changes<EveryKind>... all) {
    requireNothingFrom(fault, EveryKinds.TYPE, all);
  }

  @SafeVarargs
  private <R extends Entity<R>> void requireNothingFrom(
      String fault, EntityType<R> type, Changes<R>... all) {
    var before = TenantRows.of(fixture.owner(), principal.tenantId());
    assertThat(faults(() -> create(type, List.of(all)))).containsExactly(fault);
    assertThat(TenantRows.of(fixture.owner(), principal.tenantId())).isEqualTo(before);
  }

  private void requireExactAudit() {
    Replay replay = new Replay(fixture.catalog().model());
    Replay.log(fixture.owner(), principal.tenantId()).forEach(replay::apply);
    new Stored(fixture.owner(), fixture.catalog().model(), principal.tenantId())
        .requireSameAs(replay);
  }
}
