package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.Json;
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
}
