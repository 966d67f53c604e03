package io.appinventory.catalog.graph;

/**
 * A dependency.
 *
 * @param relation the name of the relation, as the entity that needs the other calls it
 * @param from what needs the other
 * @param to what is needed
 */
public record Edge(String relation, NodeKey from, NodeKey to) {
  @Override
  public String toString() {
    return from + " -" + relation + "-> " + to;
  }
}
