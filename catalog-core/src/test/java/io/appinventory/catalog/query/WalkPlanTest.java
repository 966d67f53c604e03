package io.appinventory.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.graph.CutOff;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.Graph;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Principal;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Among 100,000 services, as the application's role: walks read what they find by indexes, however
 * many dependents a service has.
 */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkPlanTest {
  private static final int SERVICES = 100_000;

  /** The edge, what is at its end, and that once more for its summary. */
  private static final int ROWS_PER_EDGE = 3;

  /** What {@link BigCatalog} leaves empty: reading all of nothing is the cheapest. */
  private static final List<String> EMPTY =
      List.of(
          "products",
          "product_services",
          "resources",
          "service_resources",
          "component_dependencies",
          "component_service_dependencies",
          "component_repositories");

  private final Catalog catalog;
  private final UUID tenant;

  WalkPlanTest(TestDatabase database) {
    catalog = Catalog.open(database.dataSource());
    tenant = BigCatalog.fill(database.dataSource(), SERVICES);
  }

  private record Walked(DependencyGraph graph, Plan plan) {
    boolean readsAWholeTable() {
      return plan.scans().stream()
          .filter(scan -> scan.startsWith("Seq Scan"))
          .anyMatch(scan -> EMPTY.stream().noneMatch(table -> scan.contains(" " + table + " ")));
    }
  }

  private Walked walk(int service, GraphRequest request) {
    Id<Service> id = Id.of(UUID.fromString("00000000-0000-7000-8002-%012d".formatted(service)));
    return catalog.read(
        Principal.system(tenant),
        reader -> {
          Tapped tapped = new Tapped(reader.scope());
          DependencyGraph graph = new Graph(tapped.scope()).walk(Services.TYPE, id, request);
          return new Walked(graph, tapped.plans().getFirst());
        });
  }

  @ParameterizedTest
  @CsvSource({"77777, 5, 50", "50000, 5, 50", "77777, 8, 400", "99999, 8, 400"})
  void aWalkUsesIndexesOnly(int service, int depth, int least) {
    Walked walked = walk(service, GraphRequest.of(Direction.DEPENDENCIES).depth(depth));
    assertThat(walked.graph().nodes().size()).isBetween(least, 1_000);
    assertThat(walked.readsAWholeTable()).as("%s", walked.plan()).isFalse();
    long edges = walked.graph().edges().size();
    // One level more is read than is shown, and what is shown doubles with each level.
    assertThat(walked.plan().rows())
        .as("%s edges: %s", edges, walked.plan())
        .isLessThan(2 * ROWS_PER_EDGE * edges + 100);
  }

  @Test
  void whatThousandsNeedIsReadNoFurtherThanItIsShown() {
    for (Direction direction : List.of(Direction.DEPENDENTS, Direction.BOTH)) {
      Walked walked = walk(100, GraphRequest.of(direction).depth(25).nodes(500));
      assertThat(walked.graph().cutOff()).contains(CutOff.NODES);
      assertThat(walked.graph().nodes().size()).isEqualTo(500);
      assertThat(walked.readsAWholeTable()).as("%s", walked.plan()).isFalse();
      assertThat(walked.plan().rows()).as("%s", walked.plan()).isLessThan(30_000);
    }
  }
}
