package io.appinventory.catalog.graph;

import io.appinventory.catalog.error.MalformedQueryException;
import java.util.Set;

/**
 * How far to walk.
 *
 * @param direction where to
 * @param depth the most edges from the start, 0 to {@value #MAX_DEPTH}
 * @param relations the names of the relations to follow, as those that need call them ({@code
 *     depends_on}, {@code components}); all when none is named
 * @param nodes the most nodes, 1 to {@value #MAX_NODES}
 */
public record GraphRequest(Direction direction, int depth, Set<String> relations, int nodes) {
  /** The depth when none is asked for. */
  public static final int DEFAULT_DEPTH = 5;

  /** The greatest depth. */
  public static final int MAX_DEPTH = 25;

  /** The most nodes when nothing is said of them. */
  public static final int DEFAULT_NODES = 1_000;

  /** The most nodes. */
  public static final int MAX_NODES = 5_000;

  /**
   * Keeps a copy.
   *
   * @throws MalformedQueryException when depth or nodes are out of range
   */
  public GraphRequest {
    relations = Set.copyOf(relations);
    require("depth", depth, 0, MAX_DEPTH);
    require("nodes", nodes, 1, MAX_NODES);
  }

  private static void require(String parameter, int value, int least, int most) {
    if (value < least || value > most) {
      throw new MalformedQueryException(
          parameter, "is " + value + ", allowed are " + least + " to " + most);
    }
  }

  /** Over all relations, to the default depth. */
  public static GraphRequest of(Direction direction) {
    return new GraphRequest(direction, DEFAULT_DEPTH, Set.of(), DEFAULT_NODES);
  }

  /** The same to another depth. */
  public GraphRequest depth(int most) {
    return new GraphRequest(direction, most, relations, nodes);
  }

  /** The same over some relations only. */
  public GraphRequest over(Set<String> some) {
    return new GraphRequest(direction, depth, some, nodes);
  }

  /** The same with more or fewer nodes. */
  public GraphRequest nodes(int most) {
    return new GraphRequest(direction, depth, relations, most);
  }
}
