package io.appinventory.catalog.graph;

import static io.appinventory.catalog.testing.Refusals.refusal;
import static io.appinventory.catalog.testing.Refusals.requireRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.Product;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.error.ErrorCode;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A shop, its checkout, a library of the checkout, and what they stand on. */
@ExtendWith(TestDatabaseExtension.class)
class GraphTest {
  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;
  private final Id<Product> shop;
  private final Id<Service> checkout;
  private final Id<Service> ledger;
  private final Id<Component> library;

  GraphTest(TestDatabase database) {
    fixture = CatalogFixture.on(database);
    principal = fixture.newPrincipal();
    samples = fixture.samples(principal, 3);
    shop = samples.createBare(Products.TYPE).id();
    checkout = samples.createBare(Services.TYPE).id();
    ledger = samples.createBare(Services.TYPE).id();
    library = samples.createBare(Components.TYPE).id();
    fixture.in(
        principal,
        tx -> {
          tx.relate(Products.TYPE, shop, Products.SERVICES, checkout);
          tx.relate(Services.TYPE, checkout, Services.COMPONENTS, library);
          return tx.relate(Components.TYPE, library, Components.DEPENDS_ON_SERVICES, ledger);
        });
  }

  private DependencyGraph graph(Id<Service> id, GraphRequest request) {
    return fixture.read(principal, reader -> reader.graph(Services.TYPE, id, request));
  }

  @Test
  void walksAcrossTypes() {
    DependencyGraph needed = graph(checkout, GraphRequest.of(Direction.DEPENDENCIES));
    assertThat(needed.nodes()).extracting(Node::distance).containsExactly(0, 1, 2);
    assertThat(needed.nodes())
        .extracting(node -> node.key().type().name())
        .containsExactly("services", "components", "services");
    Node last = needed.nodes().getLast();
    assertThat(last.path())
        .extracting(Edge::relation)
        .containsExactly("components", "depends_on_services");
    assertThat(last.summary().node().path("id").asText()).isEqualTo(ledger.toString());
    assertThat(last.summary().node().path("name").asText()).isEqualTo(last.label());
    assertThat(needed.cutOff()).isEmpty();

    DependencyGraph needing = graph(ledger, GraphRequest.of(Direction.DEPENDENTS));
    assertThat(needing.nodes()).extracting(Node::distance).containsExactly(0, 1, 2, 3);
    assertThat(needing.edges()).hasSize(3);
  }

  @Test
  void bothWaysAreTwoWalks() {
    Id<Service> other = samples.createBare(Services.TYPE).id();
    fixture.in(principal, tx -> tx.relate(Services.TYPE, other, Services.COMPONENTS, library));
    DependencyGraph both = graph(checkout, GraphRequest.of(Direction.BOTH));
    assertThat(both.nodes())
        .extracting(Node::direction)
        .containsExactly(
            Direction.BOTH, Direction.DEPENDENTS, Direction.DEPENDENCIES, Direction.DEPENDENCIES);
    assertThat(both.node(new NodeKey(Services.TYPE, other.value())))
        .as("what else needs the library")
        .isEmpty();
  }

  @Test
  void saysWhyThereIsNotAllOfIt() {
    GraphRequest all = GraphRequest.of(Direction.DEPENDENCIES);
    assertThat(graph(checkout, all.depth(1)).cutOff()).contains(CutOff.DEPTH);
    assertThat(graph(checkout, all.depth(2)).cutOff()).isEmpty();
    assertThat(graph(checkout, all.depth(0)).nodes()).hasSize(1);
    assertThat(graph(checkout, all.nodes(2)).cutOff()).contains(CutOff.NODES);
    assertThat(graph(checkout, all.nodes(2)).nodes()).hasSize(2);
    assertThat(graph(checkout, all.nodes(2)).edges()).hasSize(1);
  }

  @Test
  void stopsWhereThereAreTooManyEdges() {
    Id<Service> hub = samples.createBare(Services.TYPE).id();
    fixture
        .owner()
        .execute(
            """
            with made as (
              insert into services (tenant_id, id, name, type)
              select ?::uuid, gen_random_uuid(), 'of hub ' || i, 'api'
              from generate_series(1, 1200) i returning tenant_id, id)
            insert into service_dependencies (tenant_id, service_id, depends_on_service_id)
            select tenant_id, id, ?::uuid from made
            """,
            principal.tenantId(),
            hub.value());
    GraphRequest few = GraphRequest.of(Direction.DEPENDENTS).nodes(200);
    DependencyGraph cut = graph(hub, few);
    assertThat(cut.cutOff()).contains(CutOff.NODES);
    assertThat(cut.nodes()).hasSize(200);
    assertThat(cut.edges()).hasSizeLessThan(200);
    DependencyGraph whole = graph(hub, few.nodes(1_201));
    assertThat(whole.nodes()).hasSize(1_201);
    assertThat(whole.edges()).hasSize(1_200);
    assertThat(whole.cutOff()).isEmpty();
  }

  @Test
  void cyclesEnd() {
    fixture.in(principal, tx -> tx.relate(Services.TYPE, ledger, Services.DEPENDS_ON, checkout));
    DependencyGraph needed = graph(checkout, GraphRequest.of(Direction.DEPENDENCIES));
    assertThat(needed.nodes()).hasSize(3);
    assertThat(needed.edges()).hasSize(3);
    assertThat(needed.cutOff()).isEmpty();
    DependencyGraph both = graph(checkout, GraphRequest.of(Direction.BOTH));
    assertThat(both.node(new NodeKey(Services.TYPE, ledger.value())).orElseThrow())
        .satisfies(
            node -> {
              assertThat(node.distance()).as("as a dependent it is nearer").isEqualTo(1);
              assertThat(node.direction()).isEqualTo(Direction.BOTH);
              assertThat(node.path()).extracting(Edge::relation).containsExactly("depends_on");
            });
  }

  @Test
  void isOneStatement() {
    for (Direction direction : Direction.values()) {
      AtomicInteger statements = new AtomicInteger();
      fixture.read(
          principal,
          reader ->
              new Graph(counted(reader.scope(), statements))
                  .walk(Services.TYPE, checkout, GraphRequest.of(direction)));
      assertThat(statements).hasValue(1);
    }
  }

  private static Scope counted(Scope scope, AtomicInteger statements) {
    ExecuteListener listener =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            statements.incrementAndGet();
          }
        };
    var listened = scope.dsl().configuration().derive(new DefaultExecuteListenerProvider(listener));
    return new Scope(
        DSL.using(listened), scope.principal(), scope.model(), scope.now(), scope.ids());
  }

  @Test
  void refusesWhatIsNotThere() {
    GraphRequest all = GraphRequest.of(Direction.BOTH);
    requireRefusal(ErrorCode.NOT_FOUND, () -> graph(Id.of(shop.value()), all));
    fixture.in(principal, tx -> tx.delete(Services.TYPE, ledger, OptionalLong.empty()));
    requireRefusal(ErrorCode.NOT_FOUND, () -> graph(ledger, all));
    assertThat(graph(checkout, all).nodes()).as("what is deleted is not reached").hasSize(3);
    requireRefusal(ErrorCode.INVALID_QUERY, () -> graph(checkout, all.depth(26)));
    requireRefusal(ErrorCode.INVALID_QUERY, () -> graph(checkout, all.nodes(0)));
    assertThat(refusal(() -> graph(checkout, all.over(Set.of("depend_on")))))
        .hasMessageContaining("relations: depend_on is no dependency")
        .hasMessageContaining("did you mean depends_on?");
  }

  @Test
  void whatNeedsNothingIsAlone() {
    var team = samples.createBare(Teams.TYPE);
    DependencyGraph alone =
        fixture.read(
            principal,
            reader -> reader.graph(Teams.TYPE, team.id(), GraphRequest.of(Direction.BOTH)));
    assertThat(alone.nodes()).hasSize(1);
    assertThat(alone.edges()).isEmpty();
    assertThat(Graph.has(fixture.catalog().model(), Teams.TYPE)).isFalse();
    assertThat(Graph.has(fixture.catalog().model(), Components.TYPE)).isTrue();
    assertThat(Graph.relations(fixture.catalog().model()))
        .contains("components", "depends_on", "depends_on_services", "services")
        .isSorted()
        .doesNotContain("dependents", "team");
  }

  @Test
  void manyStartsAreOneGraph() {
    DependencyGraph graph =
        fixture.read(
            principal,
            reader ->
                new Graph(reader.scope())
                    .walk(
                        List.of(
                            new NodeKey(Services.TYPE, ledger.value()),
                            new NodeKey(Components.TYPE, library.value()),
                            new NodeKey(Services.TYPE, shop.value())),
                        GraphRequest.of(Direction.DEPENDENTS))
                    .orElseThrow());
    assertThat(graph.nodes()).extracting(Node::distance).containsExactly(0, 0, 1, 2);
  }
}
