package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** How a deployment replaces what was there. */
public enum DeploymentStrategy implements Coded {
  /** At once, beside it. */
  BLUE_GREEN,
  /** For some of its users first. */
  CANARY,
  /** One instance after the other. */
  ROLLING,
  /** More and more of it. */
  RAMP
}
