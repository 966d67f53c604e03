package io.appinventory.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.appinventory.catalog.domain.Assignment;
import io.appinventory.catalog.domain.EntityStatus;
import io.appinventory.catalog.domain.ImpactType;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.IncidentStatus;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.OperationalStatus;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.store.Detail;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README shows to those who embed the catalog. */
@ExtendWith(TestDatabaseExtension.class)
class EmbeddingTest {
  private final Catalog catalog;
  private static int tenants;
  private Principal principal = Principal.system(new UUID(0, 0));

  EmbeddingTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
  }

  @BeforeEach
  void createTenant() {
    tenants++;
    principal =
        Principal.system(catalog.administration().create("t" + tenants, "Tenant " + tenants).id());
  }

  @Test
  void createsReadsAndRelates() {
    Service payments =
        catalog.in(
            principal,
            tx -> {
              Team team = tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, "Payments"));
              Person ana =
                  tx.create(
                      People.TYPE,
                      Changes.<Person>none()
                          .set(People.NAME, "Ana")
                          .set(People.EMAIL, "ana@acme.example"));
              Service ledger = tx.create(Services.TYPE, service("ledger"));
              return tx.create(
                  Services.TYPE,
                  service("payments")
                      .set(Services.TEAM_ID, team.id())
                      .set(Services.TAGS, List.of("pci", "core"))
                      .set(Services.ATTRIBUTES, Json.ofText("{\"sla\": 99.9}"))
                      .link(Services.DEPENDS_ON, ledger.id())
                      .parts(Services.ASSIGNMENTS, List.of(new Assignment(ana.id(), "Lead"))));
            });

    Service read = catalog.read(principal, reader -> reader.get(Services.TYPE, payments.id()));
    assertThat(read).isEqualTo(payments);
    assertThat(read.tags()).containsExactly("core", "pci");

    Detail<Service> detail =
        catalog.read(principal, reader -> reader.detail(Services.TYPE, payments.id()));
    assertThat(detail.entity()).isEqualTo(payments);
    assertThat(detail.ids(Services.DEPENDS_ON)).hasSize(1);
    assertThat(detail.json(Services.TEAM).node().path("name").asText()).isEqualTo("Payments");
    assertThat(detail.json(Services.ASSIGNMENTS).text()).contains("ana@acme.example", "Lead");
    assertThat(detail.json(Services.COMPONENTS).text()).isEqualTo("[]");
  }

  @Test
  void keepsNamesUniqueAmongTheLiving() {
    Service one = catalog.in(principal, tx -> tx.create(Services.TYPE, service("one")));
    assertThatThrownBy(() -> catalog.in(principal, tx -> tx.create(Services.TYPE, service("one"))))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("name 'one'");
    catalog.in(principal, tx -> tx.delete(Services.TYPE, one.id(), OptionalLong.of(1)));
    Optional<Service> gone =
        catalog.read(principal, reader -> reader.find(Services.TYPE, one.id()));
    assertThat(gone).isEmpty();
    Service again = catalog.in(principal, tx -> tx.create(Services.TYPE, service("one")));
    assertThatThrownBy(
            () ->
                catalog.in(
                    principal, tx -> tx.restore(Services.TYPE, one.id(), OptionalLong.empty())))
        .isInstanceOf(ConflictException.class);
    assertThat(again.id()).isNotEqualTo(one.id());
  }

  @Test
  void refusesAttributesThatTheTypeDoesNotHave() {
    assertThatThrownBy(
            () ->
                catalog.in(
                    principal,
                    tx ->
                        tx.create(
                            Services.TYPE,
                            service("x")
                                .set(
                                    Services.ATTRIBUTES,
                                    Json.ofText("{\"sla\": \"high\", \"nope\": 1}")))))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(e.errors())
                    .extracting("field")
                    .contains("attributes.sla", "attributes.nope"));
  }

  @Test
  void openIncidentsHoldDownWhatTheyAffect() {
    Service service = catalog.in(principal, tx -> tx.create(Services.TYPE, service("shop")));
    Incident outage = open("down", ImpactType.OUTAGE, service);
    Incident slow = open("slow", ImpactType.DEGRADED, service);
    assertThat(status(service)).isEqualTo(OperationalStatus.OUTAGE);
    resolve(outage);
    assertThat(status(service)).isEqualTo(OperationalStatus.DEGRADED);
    Incident over = resolve(slow);
    assertThat(status(service)).isEqualTo(OperationalStatus.OPERATIONAL);
    assertThat(over.resolvedAt()).isNotNull();
  }

  private Incident open(String title, ImpactType impact, Service affected) {
    return catalog.in(
        principal,
        tx ->
            tx.create(
                Incidents.TYPE,
                Changes.<Incident>none()
                    .set(Incidents.TITLE, title)
                    .set(Incidents.SEVERITY, IncidentSeverity.MAJOR)
                    .set(Incidents.IMPACT_TYPE, impact)
                    .link(Incidents.AFFECTED_SERVICES, affected.id())));
  }

  private Incident resolve(Incident incident) {
    return catalog.in(
        principal,
        tx ->
            tx.patch(
                Incidents.TYPE,
                incident.id(),
                Changes.<Incident>none().set(Incidents.STATUS, IncidentStatus.RESOLVED)));
  }

  private OperationalStatus status(Service service) {
    return catalog
        .read(principal, reader -> reader.get(Services.TYPE, service.id()))
        .operationalStatus();
  }

  private static Changes<Service> service(String name) {
    return Changes.<Service>none()
        .set(Services.NAME, name)
        .set(Services.KIND, ServiceType.API)
        .set(Services.STATUS, EntityStatus.ACTIVE);
  }
}
