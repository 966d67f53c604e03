package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** How far the work on an incident is. */
public enum IncidentStatus implements Coded {
  /** The cause is sought. */
  INVESTIGATING,
  /** The cause is known. */
  IDENTIFIED,
  /** A remedy is being watched. */
  MONITORING,
  /** It is over. */
  RESOLVED
}
