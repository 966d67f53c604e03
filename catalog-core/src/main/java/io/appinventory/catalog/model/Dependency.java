package io.appinventory.catalog.model;

/** What a relation means for a walk of the dependency graph. */
public enum Dependency {
  /** The entity needs what the relation leads to. */
  NEEDS,
  /** What the relation leads to needs the entity. */
  NEEDED_BY,
  /** Neither. */
  NONE
}
