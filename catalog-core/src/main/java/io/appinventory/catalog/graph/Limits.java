package io.appinventory.catalog.graph;

/**
 * The limits of one walk.
 *
 * @param depth the most edges from the start
 * @param nodes the most nodes
 * @param edges the most edges
 */
record Limits(int depth, int nodes, int edges) {
  private static final int EDGES_PER_NODE = 4;
  private static final int LEAST_EDGES = 1_000;

  static Limits of(int depth, int nodes) {
    return new Limits(depth, nodes, Math.max(LEAST_EDGES, nodes * EDGES_PER_NODE));
  }
}
