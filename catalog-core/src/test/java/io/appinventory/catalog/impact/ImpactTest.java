package io.appinventory.catalog.impact;

import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.Assignment;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.IncidentSeverity;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Product;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Resource;
import io.appinventory.catalog.domain.ResourceType;
import io.appinventory.catalog.domain.Resources;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.ServiceType;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.graph.CutOff;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.graph.Node;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database is down; the ledger runs on it, the checkout needs the ledger, the shop sells. */
@ExtendWith(TestDatabaseExtension.class)
class ImpactTest {
  private final CatalogFixture fixture;
  private final Principal principal;
  private final Id<Incident> incident;
  private Id<Service> checkout = Id.of(new java.util.UUID(0, 0));

  ImpactTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    incident = fixture.in(principal, this::fill);
  }

  private Id<Incident> fill(Transaction tx) {
    Id<Team> money = team(tx, "money");
    Id<Team> shopping = team(tx, "shopping");
    Id<Person> ana = person(tx, "Ana");
    Id<Person> bob = person(tx, "Bob");
    Id<Resource> database =
        tx.create(
                Resources.TYPE,
                Changes.<Resource>none()
                    .set(Resources.NAME, "ledger database")
                    .set(Resources.KIND, ResourceType.values()[0]))
            .id();
    Id<Service> ledger =
        tx.create(
                Services.TYPE,
                service("ledger", money)
                    .link(Services.RESOURCES, database)
                    .add(Services.ASSIGNMENTS, new Assignment(ana, "On-Call"))
                    .add(Services.ASSIGNMENTS, new Assignment(bob, "Lead")))
            .id();
    checkout =
        tx.create(
                Services.TYPE,
                service("checkout", shopping)
                    .link(Services.DEPENDS_ON, ledger)
                    .add(Services.ASSIGNMENTS, new Assignment(bob, "on call"))
                    .add(Services.ASSIGNMENTS, new Assignment(ana, "oncall")))
            .id();
    tx.create(Services.TYPE, service("elsewhere", money));
    tx.create(
        Products.TYPE,
        Changes.<Product>none()
            .set(Products.NAME, "shop")
            .set(Products.TEAM_ID, shopping)
            .link(Products.SERVICES, checkout));
    return tx.create(
            Incidents.TYPE, incident("database down").link(Incidents.AFFECTED_RESOURCES, database))
        .id();
  }

  private static Id<Team> team(Transaction tx, String name) {
    return tx.create(Teams.TYPE, Changes.<Team>none().set(Teams.NAME, name)).id();
  }

  private static Id<Person> person(Transaction tx, String name) {
    return tx.create(
            People.TYPE,
            Changes.<Person>none().set(People.NAME, name).set(People.EMAIL, name + "@acme.example"))
        .id();
  }

  private static Changes<Service> service(String name, Id<Team> team) {
    return Changes.<Service>none()
        .set(Services.NAME, name)
        .set(Services.KIND, ServiceType.API)
        .set(Services.TEAM_ID, team);
  }

  private static Changes<Incident> incident(String title) {
    return Changes.<Incident>none()
        .set(Incidents.TITLE, title)
        .set(Incidents.SEVERITY, IncidentSeverity.values()[0]);
  }

  private Impact impact(Id<Incident> id, int depth) {
    return fixture.read(principal, reader -> reader.impact(id, depth, GraphRequest.DEFAULT_NODES));
  }

  @Test
  void reachesAllThatDependsOnWhatIsAffected() {
    Impact impact = impact(incident, GraphRequest.MAX_DEPTH);
    assertThat(impact.incident().title()).isEqualTo("database down");
    assertThat(impact.affected()).extracting(Node::label).containsExactly("ledger database");
    assertThat(impact.dependents())
        .extracting(Node::label)
        .containsExactly("ledger", "checkout", "shop");
    assertThat(impact.products()).extracting(Node::label).containsExactly("shop");
    assertThat(impact.graph().cutOff()).isEmpty();
  }

  @Test
  void namesTeamsAndPeopleOnCallNearestFirst() {
    Impact impact = impact(incident, GraphRequest.MAX_DEPTH);
    assertThat(impact.teams())
        .extracting(stake -> stake.holder().name())
        .containsExactly("money", "shopping");
    assertThat(impact.teams().getLast().entities())
        .extracting(key -> key.type().name())
        .containsExactly("services", "products");
    assertThat(impact.onCall())
        .extracting(stake -> stake.holder().name())
        .containsExactly("Ana", "Bob");
    assertThat(impact.onCall().getFirst().entities()).hasSize(2);
  }

  @Test
  void endsWhereItIsToldTo() {
    Impact near = impact(incident, 1);
    assertThat(near.dependents()).extracting(Node::label).containsExactly("ledger");
    assertThat(near.graph().cutOff()).contains(CutOff.DEPTH);
    assertThat(near.onCall()).extracting(stake -> stake.holder().name()).containsExactly("Ana");
  }

  @Test
  void whatIsDeletedIsNotReached() {
    fixture.in(principal, tx -> tx.delete(Services.TYPE, checkout, OptionalLong.empty()));
    assertThat(impact(incident, 25).dependents()).extracting(Node::label).containsExactly("ledger");
    fixture.in(principal, tx -> tx.delete(Incidents.TYPE, incident, OptionalLong.empty()));
    requireRefusal(ErrorCode.NOT_FOUND, () -> impact(incident, 25));
  }

  @Test
  void anIncidentThatAffectsNothingReachesNothing() {
    Id<Incident> empty =
        fixture.in(principal, tx -> tx.create(Incidents.TYPE, incident("noise"))).id();
    Impact impact = impact(empty, 25);
    assertThat(impact.graph().nodes()).isEmpty();
    assertThat(impact.teams()).isEqualTo(List.of());
    assertThat(impact.onCall()).isEqualTo(List.of());
  }
}
