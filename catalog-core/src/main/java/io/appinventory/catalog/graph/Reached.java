package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What one walk has reached, as its rows come in. */
final class Reached {
  private final Terrain terrain;
  private final Levels walk;
  private final List<Node> found = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<NodeKey, Node> nodes = new LinkedHashMap<>();

  Reached(Terrain terrain, Levels walk) {
    this.terrain = terrain;
    this.walk = walk;
  }

  /** Takes a row. */
  void add(Record row) {
    @Nullable Integer kind = row.get(WalkRows.KIND);
    if (kind == null) {
      found.add(node(row));
    } else {
      edges.add(edge(terrain.kinds().get(kind), row));
    }
  }

  private Node node(Record row) {
    int distance = required(row.get(WalkRows.DISTANCE));
    return new Node(
        new NodeKey(
            terrain.types().get(required(row.get(WalkRows.TYPE))), required(row.get(WalkRows.ID))),
        required(row.get(WalkRows.LABEL)),
        Json.ofText(required(row.get(WalkRows.SUMMARY)).data()),
        distance,
        distance == 0 ? Direction.BOTH : walk.direction(),
        List.of());
  }

  private Edge edge(EdgeKind kind, Record row) {
    boolean towardsNeeded = walk.direction() == Direction.DEPENDENCIES;
    return new Edge(
        kind.relation(),
        new NodeKey(kind.from(), required(row.get(towardsNeeded ? WalkRows.ORIGIN : WalkRows.ID))),
        new NodeKey(kind.to(), required(row.get(towardsNeeded ? WalkRows.ID : WalkRows.ORIGIN))));
  }

  private static <T> T required(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  /** The edges, in no particular order. */
  List<Edge> edges() {
    return edges;
  }

  /** Makes one graph of some walks from the same starts. */
  static DependencyGraph graph(List<Reached> walks, Limits limits) {
    Map<NodeKey, Node> all = new LinkedHashMap<>();
    walks.forEach(Reached::findPaths);
    walks.forEach(walk -> walk.nodes.forEach((key, node) -> all.merge(key, node, Reached::nearer)));
    Map<NodeKey, Node> kept = new LinkedHashMap<>();
    all.values().stream()
        .sorted(walks.getFirst().nearestFirst())
        .limit(limits.nodes())
        .forEach(node -> kept.put(node.key(), node));
    List<Edge> between =
        walks.stream()
            .flatMap(walk -> walk.edges.stream())
            .filter(edge -> kept.containsKey(edge.from()) && kept.containsKey(edge.to()))
            .distinct()
            .limit(limits.edges())
            .toList();
    Optional<CutOff> cutOff =
        kept.size() < all.size()
            ? Optional.of(CutOff.NODES)
            : walks.stream().flatMap(walk -> walk.cutOff(limits).stream()).max(CutOff::compareTo);
    return new DependencyGraph(List.copyOf(kept.values()), between, cutOff);
  }

  private static Node nearer(Node one, Node other) {
    Node near = other.distance() < one.distance() ? other : one;
    return new Node(
        near.key(), near.label(), near.summary(), near.distance(), Direction.BOTH, near.path());
  }

  private Comparator<Node> nearestFirst() {
    return Comparator.comparingInt(Node::distance)
        .thenComparingInt(node -> terrain.number(node.key().type()))
        .thenComparing(Node::label)
        .thenComparing(node -> node.key().id());
  }

  /** Why this walk has not reached all there is. */
  private Optional<CutOff> cutOff(Limits limits) {
    if (edges.size() > limits.edges()) {
      return Optional.of(CutOff.EDGES);
    }
    boolean more = edges.stream().anyMatch(edge -> !nodes.containsKey(end(edge)));
    return more ? Optional.of(CutOff.DEPTH) : Optional.empty();
  }

  private NodeKey end(Edge edge) {
    return walk.direction() == Direction.DEPENDENCIES ? edge.to() : edge.from();
  }

  private NodeKey origin(Edge edge) {
    return walk.direction() == Direction.DEPENDENCIES ? edge.from() : edge.to();
  }

  /** Gives each node the path by the first of its neighbours that are one edge nearer. */
  private void findPaths() {
    found.sort(nearestFirst());
    Map<NodeKey, Integer> places = new HashMap<>();
    found.forEach(node -> places.put(node.key(), places.size()));
    Comparator<Edge> first =
        Comparator.<Edge>comparingInt(edge -> places.getOrDefault(origin(edge), -1))
            .thenComparing(Edge::relation);
    Map<NodeKey, List<Edge>> arriving = new HashMap<>();
    edges.forEach(e -> arriving.computeIfAbsent(end(e), key -> new ArrayList<>()).add(e));
    for (Node node : found) {
      Optional<Edge> last =
          arriving.getOrDefault(node.key(), List.of()).stream()
              .filter(edge -> distance(origin(edge)) == node.distance() - 1)
              .min(first);
      nodes.put(node.key(), last.map(edge -> reachedBy(node, edge)).orElse(node));
    }
  }

  private int distance(NodeKey key) {
    @Nullable Node node = nodes.get(key);
    return node == null ? Integer.MAX_VALUE : node.distance();
  }

  private Node reachedBy(Node node, Edge edge) {
    List<Edge> path = new ArrayList<>(required(nodes.get(origin(edge))).path());
    path.add(edge);
    return new Node(
        node.key(), node.label(), node.summary(), node.distance(), node.direction(), path);
  }
}
