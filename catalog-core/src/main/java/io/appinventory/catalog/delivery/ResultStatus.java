package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** How a test went. */
public enum ResultStatus implements Coded {
  /** As expected. */
  PASSED,
  /** Not as expected. */
  FAILED,
  /** It did not run. */
  SKIPPED,
  /** It broke before it could tell. */
  ERROR
}
