package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.Coded;

/** Where a walk goes. */
public enum Direction implements Coded {
  /** To what the entity needs, and what that needs. */
  DEPENDENCIES,
  /** To what needs the entity, and what needs that. */
  DEPENDENTS,
  /** Both of these walks; not to what else needs what the entity needs. */
  BOTH
}
