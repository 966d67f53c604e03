package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** How what was deployed is doing. */
public enum HealthStatus implements Coded {
  /** Well. */
  HEALTHY,
  /** Badly. */
  UNHEALTHY,
  /** Not well. */
  DEGRADED
}
