package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** What kind of work a defect is. */
public enum DefectType implements Coded {
  /** Something is wrong. */
  BUG,
  /** Something could be better. */
  ENHANCEMENT,
  /** Something is not explained. */
  DOCUMENTATION,
  /** Something is to be done. */
  TASK
}
