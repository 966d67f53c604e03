package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** What kind of test it is. */
public enum TestType implements Coded {
  /** Of one part. */
  UNIT,
  /** Of parts together. */
  INTEGRATION,
  /** Of the whole. */
  E2E,
  /** Of speed. */
  PERFORMANCE,
  /** Of security. */
  SECURITY,
  /** Of use by everybody. */
  ACCESSIBILITY
}
