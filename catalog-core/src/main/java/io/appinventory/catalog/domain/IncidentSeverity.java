package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** How bad an incident is. */
public enum IncidentSeverity implements Coded {
  /** Worst. */
  CRITICAL,
  /** Bad. */
  MAJOR,
  /** Noticeable. */
  MINOR
}
