package io.appinventory.catalog.access;

import io.appinventory.catalog.model.Coded;

/** What a tenant pays for. Nothing follows from it here: limits are said apart. */
public enum TenantPlan implements Coded {
  /** Nothing. */
  FREE,
  /** More. */
  PROFESSIONAL,
  /** The most. */
  ENTERPRISE
}
