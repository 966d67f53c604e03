package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.EntityType;
import java.util.UUID;

/**
 * What tells one node of a graph from the others.
 *
 * @param type the type of the entity
 * @param id its id
 */
public record NodeKey(EntityType<?> type, UUID id) {
  @Override
  public String toString() {
    return type.name() + "/" + id;
  }
}
