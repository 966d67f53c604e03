package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** Whether a test is run. */
public enum TestCaseStatus implements Coded {
  /** It is. */
  ACTIVE,
  /** It soon is not. */
  DEPRECATED,
  /** It is not. */
  DISABLED
}
