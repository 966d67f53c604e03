package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** Where an entity is in its life. */
public enum EntityStatus implements Coded {
  /** In use. */
  ACTIVE,
  /** Not there yet. */
  PLANNED,
  /** Kept running, not developed. */
  MAINTENANCE,
  /** To be replaced. */
  DEPRECATED
}
