package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.Coded;

/** Why a graph does not hold all that could be reached. */
public enum CutOff implements Coded {
  /** There is more, further away than the depth that was asked for. */
  DEPTH,
  /**
   * There are more nodes than were asked for. Those that are there are the nearest; edges between
   * the furthest of them may be missing.
   */
  NODES,
  /**
   * There are more edges than are read. All nodes nearer than the furthest are there; of these, and
   * of the edges, some may be missing.
   */
  EDGES
}
