package io.appinventory.catalog.graph;

/**
 * That something needs something else, by whichever relation.
 *
 * @param from what needs the other
 * @param to what is needed
 */
record Need(NodeKey from, NodeKey to) {
  static Need of(Edge edge) {
    return new Need(edge.from(), edge.to());
  }
}
