package io.appinventory.catalog.session;

import io.appinventory.catalog.model.Coded;

/** What a user may do; {@link Permissions} says what that is. */
public enum UserRole implements Coded {
  /** Everything within the tenant. */
  ADMIN,
  /** Reads everything, writes the catalog. */
  EDITOR,
  /** Reads. */
  VIEWER,
  /** Reads everything, writes incidents. */
  INCIDENT_COMMANDER
}
