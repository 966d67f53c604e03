package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Coded;

/** What a review says. */
public enum CodeReviewStatus implements Coded {
  /** Nothing yet. */
  PENDING,
  /** It is good. */
  APPROVED,
  /** It is not wanted. */
  REJECTED,
  /** It is not good yet. */
  CHANGES_REQUESTED
}
