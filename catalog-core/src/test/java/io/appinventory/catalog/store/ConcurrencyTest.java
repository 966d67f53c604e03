package io.appinventory.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.audit.AuditEntry;
import io.appinventory.catalog.domain.ImpactType;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.IncidentStatus;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.OperationalStatus;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.error.CatalogException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.AtOnce;
import io.appinventory.catalog.testing.AtOnce.Outcome;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.Replay;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.Stored;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many write at once: nothing is lost, nothing is double, and no deadlock reaches a caller. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ConcurrencyTest {
  private static final int ROUNDS = 8;
  private static final int WRITERS = 6;
  private static final int WRITES = 30;

  private final CatalogFixture fixture;
  private Principal principal;
  private SampleEntities samples;

  ConcurrencyTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 51);
  }

  @BeforeEach
  void moveToAnotherTenant() {
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 51);
  }

  @TypeTest
  <R extends Entity<R>> void letsOneOfTwoWriteOnAVersion(EntityType<R> type) {
    R entity = samples.createBare(type);
    for (long version = 1; version <= ROUNDS; version++) {
      OptionalLong read = OptionalLong.of(version);
      String one = samples.values().uniqueText(SampleEntities.text(type));
      String other = samples.values().uniqueText(SampleEntities.text(type));
      List<Outcome<Long>> outcomes =
          both(
              tx -> tx.patch(type, entity.id(), label(type, one), read).rowVersion(),
              tx -> tx.patch(type, entity.id(), label(type, other), read).rowVersion());
      assertThat(codes(outcomes)).containsExactlyInAnyOrder("ok", "STALE_VERSION");
    }
    requireExactAudit();
  }

  @TypeTest
  <R extends Entity<R>> void givesAUniqueNameToOne(EntityType<R> type) {
    for (int round = 0; round < ROUNDS; round++) {
      Changes<R> first = samples.bare(type);
      Changes<R> second = samples.bare(type);
      if (first.says(type.key())) {
        second.set(type.key(), first.value(type.key()));
      }
      List<Outcome<Long>> outcomes =
          both(
              tx -> tx.create(type, first).rowVersion(),
              tx -> tx.create(type, second).rowVersion());
      assertThat(codes(outcomes))
          .containsExactlyInAnyOrder("ok", isUnique(type) ? "DUPLICATE" : "ok");
    }
    requireExactAudit();
  }

  /** Whether what documents call entities of the type by is unique, says the schema. */
  private boolean isUnique(EntityType<?> type) {
    String index =
        type.table().getName() + "_" + type.key().column().field().getName() + "_live_key";
    return fixture
            .owner()
            .fetchValue(
                "select 1 from pg_index where indexrelid = to_regclass(?) and indnatts = 2", index)
        != null;
  }

  @Test
  void bringsBackOnlyOneOfAName() {
    for (int round = 0; round < ROUNDS; round++) {
      Service old = samples.createBare(Services.TYPE);
      fixture.in(principal, tx -> tx.delete(Services.TYPE, old.id(), OptionalLong.empty()));
      Changes<Service> fresh = samples.bare(Services.TYPE).set(Services.NAME, old.name());
      assertThat(
              codes(
                  both(
                      tx -> tx.create(Services.TYPE, fresh).rowVersion(),
                      tx ->
                          tx.restore(Services.TYPE, old.id(), OptionalLong.empty()).rowVersion())))
          .containsExactlyInAnyOrder("ok", "DUPLICATE");
    }
    requireExactAudit();
  }

  @Test
  void relatesTheSameFromBothEnds() {
    Id<Service> a = samples.createBare(Services.TYPE).id();
    Id<Service> b = samples.createBare(Services.TYPE).id();
    for (int round = 0; round < ROUNDS; round++) {
      requireAllSucceed(
          both(
              tx -> tx.relate(Services.TYPE, a, Services.DEPENDS_ON, b).rowVersion(),
              tx -> tx.relate(Services.TYPE, b, Services.DEPENDENTS, a).rowVersion()));
      requireAllSucceed(
          both(
              tx -> tx.patch(Services.TYPE, a, none().link(Services.DEPENDS_ON, List.of())),
              tx -> tx.patch(Services.TYPE, b, none().link(Services.DEPENDENTS, List.of()))));
    }
    requireExactAudit();
  }

  @Test
  void relatesInOppositeOrders() {
    Id<Service> a = samples.createBare(Services.TYPE).id();
    Id<Service> b = samples.createBare(Services.TYPE).id();
    for (int round = 0; round < ROUNDS; round++) {
      requireAllSucceed(
          both(
              tx -> tx.relate(Services.TYPE, a, Services.DEPENDS_ON, b).rowVersion(),
              tx -> tx.relate(Services.TYPE, b, Services.DEPENDS_ON, a).rowVersion()));
      requireAllSucceed(
          both(
              tx -> twice(tx, a, b, Services.DEPENDS_ON),
              tx -> twice(tx, b, a, Services.DEPENDENTS)));
    }
    requireExactAudit();
  }

  private static long twice(
      Transaction tx, Id<Service> first, Id<Service> second, Link<Service, Service> link) {
    tx.unrelate(Services.TYPE, first, link, second);
    return tx.unrelate(Services.TYPE, second, link, first).rowVersion();
  }

  @Test
  void writesTwoEntitiesInOppositeOrders() {
    Id<Service> a = samples.createBare(Services.TYPE).id();
    Id<Service> b = samples.createBare(Services.TYPE).id();
    for (int round = 0; round < ROUNDS / 2; round++) {
      requireAllSucceed(both(tx -> rename(tx, a, b), tx -> rename(tx, b, a)));
    }
    long version = fixture.read(principal, r -> r.get(Services.TYPE, a).rowVersion());
    assertThat(version).isEqualTo(1L + ROUNDS);
    requireExactAudit();
  }

  private long rename(Transaction tx, Id<Service> first, Id<Service> second) {
    tx.patch(Services.TYPE, first, none().set(Services.DESCRIPTION, "" + Math.random()));
    return tx.patch(Services.TYPE, second, none().set(Services.DESCRIPTION, "" + Math.random()))
        .rowVersion();
  }

  @Test
  void endsIncidentsAtOnce() {
    Id<Service> service = samples.createBare(Services.TYPE).id();
    for (int round = 0; round < ROUNDS; round++) {
      List<Id<Incident>> open = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        open.add(open(service, i % 2 == 0 ? ImpactType.OUTAGE : ImpactType.DEGRADED));
      }
      Id<Incident> last = open.removeLast();
      requireAllSucceed(AtOnce.run(open.stream().map(this::resolving).toList()));
      assertThat(status(service)).isEqualTo(OperationalStatus.DEGRADED);
      requireAllSucceed(
          AtOnce.run(List.of(resolving(last), () -> open(service, ImpactType.OUTAGE))));
      assertThat(status(service)).isEqualTo(OperationalStatus.OUTAGE);
      fixture.in(
          principal,
          tx -> {
            tx.detail(Services.TYPE, service)
                .ids(Services.INCIDENTS)
                .forEach(id -> tx.patch(Incidents.TYPE, id, resolved()));
            return tx;
          });
      assertThat(status(service)).isEqualTo(OperationalStatus.OPERATIONAL);
    }
    requireExactAudit();
  }

  private static Changes<Incident> resolved() {
    return Changes.<Incident>none().set(Incidents.STATUS, IncidentStatus.RESOLVED);
  }

  private Callable<Id<Incident>> resolving(Id<Incident> incident) {
    return () -> fixture.in(principal, tx -> tx.patch(Incidents.TYPE, incident, resolved())).id();
  }

  private Id<Incident> open(Id<Service> service, ImpactType impact) {
    Changes<Incident> incident =
        Changes.<Incident>none()
            .set(Incidents.TITLE, "down")
            .set(Incidents.SEVERITY, IncidentSeverity.CRITICAL)
            .set(Incidents.IMPACT_TYPE, impact)
            .link(Incidents.AFFECTED_SERVICES, service);
    return fixture.in(principal, tx -> tx.create(Incidents.TYPE, incident)).id();
  }

  private OperationalStatus status(Id<Service> service) {
    return fixture.read(principal, r -> r.get(Services.TYPE, service)).operationalStatus();
  }

  @Test
  void keepsOrderWhileManyWriteTheSameFew() {
    List<Id<Service>> few = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      few.add(samples.createBare(Services.TYPE).id());
    }
    List<Callable<Map<String, Integer>>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      SampleEntities mine = fixture.samples(principal, 60 + i);
      String name = "w" + i;
      writers.add(() -> write(name, mine, few));
    }
    Map<String, Integer> outcomes = new TreeMap<>();
    for (Outcome<Map<String, Integer>> outcome : AtOnce.run(writers)) {
      assertThat(outcome.error()).isNull();
      outcome.value().forEach((code, times) -> outcomes.merge(code, times, Integer::sum));
    }
    System.out.println("Many writers on four services: " + outcomes);
    assertThat(outcomes.keySet())
        .isSubsetOf("ok", "NOT_FOUND", "DUPLICATE", "STALE_VERSION", "INVALID_INPUT");
    assertThat(outcomes.get("ok")).isGreaterThan(WRITERS * WRITES / 3);
    requireExactAudit();
  }

  private Map<String, Integer> write(String name, SampleEntities mine, List<Id<Service>> few) {
    Map<String, Integer> outcomes = new TreeMap<>();
    for (int i = 0; i < WRITES; i++) {
      String code;
      try {
        fixture.in(principal, tx -> writeOne(tx, name, mine, few));
        code = "ok";
      } catch (CatalogException e) {
        code = e.code().name();
      }
      outcomes.merge(code, 1, Integer::sum);
    }
    return outcomes;
  }

  private long writeOne(Transaction tx, String name, SampleEntities mine, List<Id<Service>> few) {
    Id<Service> one = mine.values().one(few);
    Id<Service> other = mine.values().one(few.stream().filter(id -> !id.equals(one)).toList());
    Changes<Service> changes = none();
    switch (mine.values().below(8)) {
      case 0 -> {
        return tx.delete(Services.TYPE, one, OptionalLong.empty()).rowVersion();
      }
      case 1, 2 -> {
        return tx.restore(Services.TYPE, one, OptionalLong.empty()).rowVersion();
      }
      case 3 -> changes.link(Services.DEPENDS_ON, other);
      case 4 -> changes.relate(Services.DEPENDENTS, other);
      case 5 -> changes.link(Services.DEPENDENTS, List.of());
      case 6 -> changes.set(Services.TAGS, List.of(name, "t" + mine.values().below(3)));
      default -> changes.set(Services.NAME, "name " + mine.values().below(5));
    }
    tx.patch(Services.TYPE, one, changes);
    return tx.patch(
            Services.TYPE, other, none().set(Services.DESCRIPTION, name + mine.values().below(9)))
        .rowVersion();
  }

  private static Changes<Service> none() {
    return Changes.none();
  }

  private static <R extends Entity<R>> Changes<R> label(EntityType<R> type, String label) {
    return Changes.<R>none().set(SampleEntities.text(type), label);
  }

  private List<Outcome<Long>> both(Function<Transaction, ?> one, Function<Transaction, ?> other) {
    return AtOnce.run(List.of(writing(one), writing(other)));
  }

  private Callable<Long> writing(Function<Transaction, ?> body) {
    return () -> {
      fixture.in(principal, tx -> body.apply(tx) == null);
      return 1L;
    };
  }

  private static List<String> codes(List<? extends Outcome<?>> outcomes) {
    return outcomes.stream()
        .map(
            outcome ->
                outcome.succeeded()
                    ? "ok"
                    : outcome.error() instanceof CatalogException e
                        ? e.code().name()
                        : String.valueOf(outcome.error()))
        .toList();
  }

  private static void requireAllSucceed(List<? extends Outcome<?>> outcomes) {
    assertThat(codes(outcomes)).containsOnly("ok");
  }

  /**
   * The catalog can be made again from its log, in the order in which the entries were made: two
   * entities that write the same link have no common clock but that.
   */
  private void requireExactAudit() {
    Replay replay = new Replay(fixture.catalog().model());
    Replay.log(fixture.owner(), principal.tenantId()).stream()
        .sorted(Comparator.comparing((AuditEntry entry) -> Id.of(entry.id())))
        .forEach(replay::apply);
    new Stored(fixture.owner(), fixture.catalog().model(), principal.tenantId())
        .requireSameAs(replay);
  }
}
