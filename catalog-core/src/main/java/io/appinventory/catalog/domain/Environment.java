package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** Where a resource serves. */
public enum Environment implements Coded {
  /** For customers. */
  PRODUCTION,
  /** For the last tests. */
  STAGING,
  /** For developers. */
  DEVELOPMENT,
  /** For disaster recovery. */
  DR
}
