package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** Whether a project goes on. One that is deleted is deleted, and has no status for it. */
public enum ProjectStatus implements Coded {
  /** It goes on. */
  ACTIVE,
  /** It is over. */
  ARCHIVED
}
