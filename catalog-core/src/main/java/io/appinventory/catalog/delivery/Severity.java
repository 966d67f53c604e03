package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** How bad something is. */
public enum Severity implements Coded {
  /** Nothing works, or everybody can do harm. */
  CRITICAL,
  /** Much does not work. */
  HIGH,
  /** Something does not work. */
  MEDIUM,
  /** A blemish. */
  LOW
}
