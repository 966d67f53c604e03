package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** How soon something is due. */
public enum Priority implements Coded {
  /** At once. */
  CRITICAL,
  /** Next. */
  HIGH,
  /** In its turn. */
  MEDIUM,
  /** When there is time. */
  LOW
}
