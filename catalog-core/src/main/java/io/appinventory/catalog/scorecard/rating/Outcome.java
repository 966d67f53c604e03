package io.appinventory.catalog.scorecard.rating;

import io.appinventory.catalog.model.Coded;

/** What came of one criterion for one entity. */
public enum Outcome implements Coded {
  /** It holds. */
  PASSED,
  /** It does not hold. */
  FAILED,
  /** It does not count for the entity, by its {@code applies_when}. */
  NOT_APPLICABLE,
  /** The entity is exempt from it. This comes before everything else. */
  EXEMPT
}
