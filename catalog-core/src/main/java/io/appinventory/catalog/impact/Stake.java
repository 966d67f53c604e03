package io.appinventory.catalog.impact;

import io.appinventory.catalog.graph.NodeKey;
import java.util.List;

/**
 * Somebody with entities that an incident reaches.
 *
 * @param <R> a team or a person
 * @param holder who
 * @param entities for what, the nearest first
 */
public record Stake<R>(R holder, List<NodeKey> entities) {
  /** Keeps a copy. */
  public Stake {
    entities = List.copyOf(entities);
  }
}
