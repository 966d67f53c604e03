package io.appinventory.catalog.access;

import io.appinventory.catalog.model.Coded;

/** What kind of organization a tenant is. */
public enum TenantType implements Coded {
  /** A large one. */
  ENTERPRISE,
  /** A young one. */
  STARTUP,
  /** One that does not work for profit. */
  NONPROFIT
}
