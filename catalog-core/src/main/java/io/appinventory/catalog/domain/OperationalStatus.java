package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** How an entity is doing right now. */
public enum OperationalStatus implements Coded {
  /** As it should. */
  OPERATIONAL,
  /** Working, badly. */
  DEGRADED,
  /** Not working. */
  OUTAGE
}
