package io.appinventory.catalog.audit;

import io.appinventory.catalog.model.Coded;

/** How that ended which an audit entry tells of. */
public enum AuditStatus implements Coded {
  /** It was done. Entries that say nothing tell of what was done, too. */
  SUCCESS,
  /** It was refused. */
  FAILURE,
  /** It is not known yet. */
  PENDING
}
