package io.appinventory.catalog.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.ImpactType;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.Replay;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.catalog.testing.Stored;
import io.appinventory.catalog.testing.TypeTest;
import io.appinventory.db.testing.TenantWatch;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audit log tells exactly what happened: the catalog can be made again from it. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AuditTest {
  private static final int STEPS = 60;

  private final CatalogFixture fixture;

  AuditTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void makesTheCatalogAgain(long seed) {
    Principal system = fixture.newPrincipal();
    RandomWriter writer = new RandomWriter(fixture.samples(system, seed));
    Stored stored = new Stored(fixture.owner(), fixture.catalog().model(), system.tenantId());
    Replay replay = new Replay(fixture.catalog().model());
    int told = 0;
    Map<String, Long> before = Map.of();
    for (int step = 0; step < STEPS; step++) {
      Principal user = Principal.user(system.tenantId(), new UUID(seed, step), UserRole.ADMIN);
      fixture.in(user, writer::write);
      List<AuditEntry> log = Replay.log(fixture.owner(), system.tenantId());
      List<AuditEntry> news = log.subList(told, log.size());
      Map<String, Long> after = stored.versions();
      assertThat(entities(news)).containsExactlyInAnyOrderElementsOf(raised(before, after));
      news.forEach(replay::apply);
      if (step % 10 == 9) {
        stored.requireSameAs(replay);
      }
      told = log.size();
      before = after;
    }
  }

  private static List<String> entities(List<AuditEntry> entries) {
    return entries.stream().map(entry -> entry.entityType() + " " + entry.entityId()).toList();
  }

  /** Each entity as many times as its version was raised. */
  private static List<String> raised(Map<String, Long> before, Map<String, Long> after) {
    List<String> raised = new ArrayList<>();
    after.forEach(
        (entity, version) -> {
          for (long v = before.getOrDefault(entity, 0L); v < version; v++) {
            raised.add(entity);
          }
        });
    return raised;
  }

  @TypeTest
  <R extends Entity<R>> void tellsNothingWhenNothingChanged(EntityType<R> type) {
    Principal principal = fixture.newPrincipal();
    SampleEntities samples = fixture.samples(principal, 14);
    Changes<R> said = samples.full(type);
    R entity = fixture.in(principal, tx -> tx.create(type, said));
    int told = Replay.log(fixture.owner(), principal.tenantId()).size();
    R same =
        fixture.in(
            principal,
            tx -> {
              tx.patch(type, entity.id(), Changes.none());
              return tx.restore(type, entity.id(), OptionalLong.empty());
            });
    assertThat((Object) same).isEqualTo(entity);
    assertThat(Replay.log(fixture.owner(), principal.tenantId())).hasSize(told);
  }

  @TypeTest
  <R extends Entity<R>> void saysWhoDidWhatFromWhere(EntityType<R> type) {
    Principal system = fixture.newPrincipal();
    R entity = fixture.samples(system, 15).createBare(type);
    Principal ana =
        Principal.user(system.tenantId(), new UUID(1, 1), UserRole.ADMIN)
            .from(Map.of("request_id", "r-1", "address", "192.0.2.1", "agent", "\"é😀"));
    fixture.in(ana, tx -> tx.delete(type, entity.id(), OptionalLong.empty()));
    AuditEntry entry = Replay.log(fixture.owner(), system.tenantId()).getLast();
    assertThat(entry.userId()).isEqualTo(new UUID(1, 1));
    assertThat(entry.action()).isEqualTo("delete");
    assertThat(entry.entityType()).isEqualTo(type.name());
    assertThat(entry.entityId()).isEqualTo(entity.id().value());
    assertThat(entry.entityName()).isNotBlank().hasSizeLessThanOrEqualTo(255);
    assertThat(entry.metadata().node().path("agent").asText()).isEqualTo("\"é😀");
    assertThat(entry.changes().node().properties()).hasSize(1);
    assertThat(entry.changes().node().has("deleted_at")).isTrue();
  }

  @Test
  void tellsOfEveryEntityThatAnIncidentMoves() {
    Principal principal = fixture.newPrincipal();
    SampleEntities samples = fixture.samples(principal, 16);
    Id<Service> one = samples.createBare(Services.TYPE).id();
    Id<Service> two = samples.createBare(Services.TYPE).id();
    int told = Replay.log(fixture.owner(), principal.tenantId()).size();
    Incident incident =
        fixture.in(
            principal,
            tx ->
                tx.create(
                    Incidents.TYPE,
                    Changes.<Incident>none()
                        .set(Incidents.TITLE, "down")
                        .set(Incidents.SEVERITY, IncidentSeverity.MAJOR)
                        .set(Incidents.IMPACT_TYPE, ImpactType.OUTAGE)
                        .link(Incidents.AFFECTED_SERVICES, one, two)));
    List<AuditEntry> log = Replay.log(fixture.owner(), principal.tenantId());
    assertThat(log.subList(told, log.size()))
        .extracting(entry -> entry.action() + " " + entry.entityId())
        .containsExactlyInAnyOrder(
            "create " + incident.id(), "status_change " + one, "status_change " + two);
  }

  @Test
  void isNeitherChangedNorRemoved() {
    Principal principal = fixture.newPrincipal();
    fixture.samples(principal, 17).createBare(Services.TYPE);
    for (String statement :
        List.of(
            "update audit_logs set action = 'x'",
            "delete from audit_logs",
            "truncate audit_logs",
            "update audit_logs_2026 set action = 'x'",
            "delete from audit_logs_2026")) {
      assertThatThrownBy(() -> fixture.in(principal, tx -> execute(tx, statement)))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> fixture.owner().execute(statement))
          .hasMessageContaining("append-only");
    }
  }

  private static int execute(Transaction tx, String statement) {
    return TenantWatch.unwatched(() -> tx.scope().dsl().execute(statement));
  }
}
