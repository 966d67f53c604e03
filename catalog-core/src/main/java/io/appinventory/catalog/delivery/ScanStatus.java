package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** What a scan for weaknesses says. */
public enum ScanStatus implements Coded {
  /** Nothing yet. */
  PENDING,
  /** Nothing bad. */
  PASSED,
  /** Something bad. */
  FAILED,
  /** Something to look at. */
  WARNINGS
}
