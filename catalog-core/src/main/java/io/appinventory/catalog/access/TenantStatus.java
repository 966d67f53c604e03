package io.appinventory.catalog.access;

import io.appinventory.catalog.model.Coded;

/**
 * Whether a tenant is in use. Only users of an active one sign in, and only its tokens are good.
 */
public enum TenantStatus implements Coded {
  /** It is. */
  ACTIVE,
  /** It is not. */
  INACTIVE,
  /** It is not, until something is put right. */
  SUSPENDED
}
