package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * An entity in a graph.
 *
 * @param key which it is
 * @param label its name
 * @param summary its summary, a JSON object, the id included
 * @param distance the number of edges on the shortest way from the start
 * @param direction whether it was reached as a dependency, as a dependent, or as both; {@link
 *     Direction#BOTH} for the start
 * @param path the edges of a shortest way from the start, in this order; none for the start
 */
public record Node(
    NodeKey key, String label, Json summary, int distance, Direction direction, List<Edge> path) {
  /** Keeps a copy. */
  public Node {
    path = List.copyOf(path);
  }

  /** The entities on the path, from the start to this one, both included. */
  public List<NodeKey> way() {
    Deque<NodeKey> way = new ArrayDeque<>(List.of(key));
    for (Edge edge : path.reversed()) {
      way.addFirst(edge.from().equals(way.getFirst()) ? edge.to() : edge.from());
    }
    return List.copyOf(way);
  }
}
