package io.appinventory.catalog.graph;

import java.util.List;
import java.util.Optional;

/**
 * What was reached by a walk.
 *
 * @param nodes each once: the nearest first, then by type and name; the start is among them
 * @param edges the edges that were walked between these nodes, each once
 * @param cutOff why there is not all of it; empty where there is
 */
public record DependencyGraph(List<Node> nodes, List<Edge> edges, Optional<CutOff> cutOff) {
  /** Keeps copies. */
  public DependencyGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The node of an entity, if it was reached. */
  public Optional<Node> node(NodeKey key) {
    return nodes.stream().filter(node -> node.key().equals(key)).findFirst();
  }
}
