package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** How a test went the last time. */
public enum RunStatus implements Coded {
  /** Well. */
  PASSED,
  /** Badly; an error counts as well. */
  FAILED,
  /** It did not run. */
  SKIPPED
}
