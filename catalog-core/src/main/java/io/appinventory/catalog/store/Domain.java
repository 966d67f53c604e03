package io.appinventory.catalog.store;

import io.appinventory.catalog.model.EntityType;
import java.util.List;

/**
 * A part of what an enterprise is described by: entity types, and what is special to some of them.
 *
 * @param types in the order they are shown
 * @param rules in the order they are applied
 */
public record Domain(List<EntityType<?>> types, List<Rules<?>> rules) {
  /** Keeps copies. */
  public Domain {
    types = List.copyOf(types);
    rules = List.copyOf(rules);
  }

  /** Types without anything special. */
  public static Domain of(EntityType<?>... types) {
    return new Domain(List.of(types), List.of());
  }
}
