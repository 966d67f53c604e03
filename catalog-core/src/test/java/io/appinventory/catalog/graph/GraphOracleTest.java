package io.appinventory.catalog.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.db.testing.TestDatabase;
import io.appinventory.db.testing.TestDatabaseExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random graphs: a walk by the database finds what a search in memory finds. */
@ExtendWith(TestDatabaseExtension.class)
class GraphOracleTest {
  private static final List<Set<String>> RELATIONS =
      List.of(
          Set.of(),
          Set.of("depends_on"),
          Set.of("components", "depends_on_services"),
          Set.of("services", "depends_on", "repositories"));

  private final CatalogFixture fixture;

  GraphOracleTest(TestDatabase database) {
    this.fixture = CatalogFixture.on(database);
  }

  @ParameterizedTest
  @CsvSource({"1, 0.3", "2, 0.6", "3, 1.0", "4, 2.0", "5, 0.1"})
  void walksFindWhatASearchInMemoryFinds(long seed, double edgesEach) {
    RandomGraph graph = new RandomGraph(fixture, seed).fill(12, edgesEach);
    new RandomGraph(fixture, seed).fill(4, 2); // another tenant's
    Random random = new Random(seed);
    List<NodeKey> starts = graph.living();
    for (int i = 0; i < 60; i++) {
      NodeKey start = starts.get(random.nextInt(starts.size()));
      GraphRequest request =
          new GraphRequest(
              Direction.values()[random.nextInt(3)],
              random.nextInt(7),
              RELATIONS.get(random.nextInt(RELATIONS.size())),
              random.nextInt(3) == 0 ? 1 + random.nextInt(20) : GraphRequest.DEFAULT_NODES);
      check(graph, start, request);
    }
  }

  private void check(RandomGraph graph, NodeKey start, GraphRequest request) {
    DependencyGraph found =
        fixture.read(
            graph.principal(),
            reader -> new Graph(reader.scope()).walk(List.of(start), request).orElseThrow());
    Map<NodeKey, Integer> expected =
        graph.distances(start, request.direction(), request.relations());
    long reachable = expected.size();
    expected.values().removeIf(distance -> distance > request.depth());
    Map<NodeKey, Integer> distances =
        found.nodes().stream().collect(Collectors.toMap(Node::key, Node::distance));
    assertThat(expected).as("%s %s", start, request).containsAllEntriesOf(distances);
    if (expected.size() <= request.nodes()) {
      assertThat(distances).as("%s %s", start, request).isEqualTo(expected);
      assertThat(found.cutOff().isPresent()).isEqualTo(reachable > expected.size());
      assertThat(found.cutOff()).isNotEqualTo(java.util.Optional.of(CutOff.NODES));
      checkEdges(graph, start, request, found);
    } else {
      assertThat(found.cutOff()).contains(CutOff.NODES);
      assertThat(found.nodes()).hasSize(request.nodes());
      int furthest = found.nodes().getLast().distance();
      assertThat(distances.keySet())
          .as("all that is nearer than the furthest is there")
          .containsAll(keys(expected, distance -> distance < furthest));
    }
    found.nodes().forEach(node -> checkPath(found, start, node));
  }

  private static Set<NodeKey> keys(Map<NodeKey, Integer> distances, Predicate<Integer> which) {
    return distances.keySet().stream()
        .filter(key -> which.test(distances.get(key)))
        .collect(Collectors.toSet());
  }

  /** The edges within what is reached each way. */
  private static void checkEdges(
      RandomGraph graph, NodeKey start, GraphRequest request, DependencyGraph found) {
    List<Set<NodeKey>> reached = new ArrayList<>();
    for (Direction one : List.of(Direction.DEPENDENCIES, Direction.DEPENDENTS)) {
      if (request.direction() == one || request.direction() == Direction.BOTH) {
        reached.add(
            keys(
                graph.distances(start, one, request.relations()),
                distance -> distance <= request.depth()));
      }
    }
    List<Edge> expected =
        graph.edges(request.relations()).stream()
            .filter(
                edge ->
                    reached.stream()
                        .anyMatch(keys -> keys.contains(edge.from()) && keys.contains(edge.to())))
            .toList();
    assertThat(found.edges()).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static void checkPath(DependencyGraph found, NodeKey start, Node node) {
    assertThat(node.path()).hasSize(node.distance());
    assertThat(found.edges()).containsAll(node.path());
    NodeKey at = start;
    Set<Boolean> ways = new java.util.HashSet<>();
    for (Edge edge : node.path()) {
      boolean towardsNeeded = edge.from().equals(at);
      ways.add(towardsNeeded);
      assertThat(towardsNeeded ? edge.from() : edge.to()).isEqualTo(at);
      at = towardsNeeded ? edge.to() : edge.from();
    }
    assertThat(at).isEqualTo(node.key());
    assertThat(ways).as("a path goes one way").hasSizeLessThanOrEqualTo(1);
  }
}
