package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** How bad an event is. */
public enum EventSeverity implements Coded {
  /** Harm is being done. */
  CRITICAL,
  /** Harm is likely. */
  HIGH,
  /** Harm is possible. */
  MEDIUM,
  /** Worth a look. */
  LOW,
  /** Nothing bad. */
  INFO
}
