package io.appinventory.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.evaluation.ResultQuery;
import io.appinventory.catalog.scorecard.result.GroupSummary;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import io.appinventory.generate.CatalogGenerator;
import io.appinventory.generate.GeneratedTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written by hand answers the question that the catalog is measured with. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandWrittenTest {
  private static final int DEPTH = 5;
  private static final ListQuery SOME = ListQuery.all().page(PageRequest.first(10));

  private final TestDatabase database;
  private final Catalog catalog;
  private final Principal principal;

  HandWrittenTest(TestDatabase database) {
    this.database = database;
    this.catalog = Catalog.open(database.dataSource());
    this.principal = Principal.system(catalog.administration().create("big", "Big").id());
  }

  @BeforeAll
  void fill() throws Exception {
    GeneratedTenant.fill(
        database.dataSource(),
        catalog.model(),
        principal.tenantId(),
        CatalogGenerator.Size.of(300),
        7,
        progress -> {});
  }

  @Test
  void walksFindTheSame() throws Exception {
    GraphRequest request =
        GraphRequest.of(Direction.DEPENDENCIES).depth(DEPTH).nodes(GraphRequest.MAX_NODES);
    for (Service service :
        catalog.read(principal, reader -> reader.list(Services.TYPE, SOME)).items()) {
      Id<Service> id = service.id();
      check(
          "walk.sql",
          id.value(),
          catalog.read(principal, reader -> reader.graph(Services.TYPE, id, request)));
    }
  }

  @Test
  void incidentsReachTheSame() throws Exception {
    for (Incident incident :
        catalog.read(principal, reader -> reader.list(Incidents.TYPE, SOME)).items()) {
      check(
          "impact.sql",
          incident.id().value(),
          catalog
              .read(
                  principal, reader -> reader.impact(incident.id(), DEPTH, GraphRequest.MAX_NODES))
              .graph());
    }
  }

  @Test
  void scorecardsSayTheSame() throws Exception {
    Id<Scorecard> id =
        catalog.in(principal, tx -> tx.create(Scorecards.TYPE, BenchScorecard.of(10))).id();
    GroupSummary summary =
        catalog
            .read(
                principal,
                reader -> reader.scorecards().summary(id, Optional.empty(), Filter.always()))
            .total();
    List<Object> said = new ArrayList<>(List.of(summary.count(), summary.average()));
    said.addAll(summary.buckets());
    List<Long> levels = summary.levels();
    said.addAll(
        List.of(
            levels.get(1) + levels.get(2) + levels.get(3),
            levels.get(2) + levels.get(3),
            levels.get(3)));
    summary.criteria().forEach(criterion -> said.add(criterion.passed()));
    assertThat(rows("scorecard-summary.sql")).containsExactly(said);
    assertThat(summary.criteria())
        .filteredOn(criterion -> criterion.passed() > 0 && criterion.failed() > 0)
        .hasSizeGreaterThan(7);

    List<List<Object>> results =
        catalog
            .read(principal, reader -> reader.scorecards().results(id, ResultQuery.all()))
            .items()
            .stream()
            .map(each -> List.<Object>of(each.entityId(), each.score().score()))
            .toList();
    assertThat(rows("scorecard-results.sql").stream().map(row -> List.of(row.get(0), row.get(2))))
        .containsExactlyElementsOf(results);
  }

  private List<List<Object>> rows(String file) throws Exception {
    try (HandWritten statement =
        new HandWritten(database.dataSource(), principal.tenantId(), file)) {
      return statement.rows();
    }
  }

  private void check(String file, UUID start, DependencyGraph graph) throws Exception {
    Map<UUID, Integer> distances =
        graph.nodes().stream()
            .collect(Collectors.toMap(node -> node.key().id(), node -> node.distance()));
    try (HandWritten statement =
        new HandWritten(database.dataSource(), principal.tenantId(), file, start)) {
      assertThat(statement.distances()).isEqualTo(distances);
      statement.once();
    }
    assertThat(distances).hasSizeGreaterThan(1);
  }
}
