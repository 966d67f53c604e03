package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** What a grant allows. */
public enum Permission implements Coded {
  /** To read. */
  READ,
  /** To change. */
  WRITE,
  /** To change and to grant. */
  ADMIN,
  /** Everything. */
  OWNER
}
