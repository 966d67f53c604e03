package io.appinventory.catalog.session;

import io.appinventory.catalog.model.Coded;
import java.util.Locale;

/** What a user may do; {@link Permissions} says what that is. */
public enum UserRole implements Coded {
  /** Everything within the tenant. */
  ADMIN,
  /** Reads everything, writes the catalog. */
  EDITOR,
  /** Reads. */
  VIEWER,
  /** Reads everything, writes incidents. */
  INCIDENT_COMMANDER;

  /** The role with the code. */
  public static UserRole of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }

  /**
   * What is left of this role under a limit: the limit where this role covers it, otherwise to
   * read.
   */
  public UserRole limitedTo(UserRole limit) {
    return this == limit || this == ADMIN || this == EDITOR && limit == INCIDENT_COMMANDER
        ? limit
        : VIEWER;
  }
}
