package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Staged;
import java.util.EnumSet;
import java.util.Set;

/** How far a requirement is. */
public enum RequirementStatus implements Staged<RequirementStatus> {
  /** It is being written. */
  DRAFT,
  /** It is to be built. */
  APPROVED,
  /** It is being built. */
  IN_PROGRESS,
  /** All its features are there. */
  COMPLETED,
  /** It is not to be built. */
  REJECTED;

  @Override
  public Set<RequirementStatus> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(APPROVED, REJECTED);
      case APPROVED -> EnumSet.of(DRAFT, IN_PROGRESS, COMPLETED, REJECTED);
      case IN_PROGRESS -> EnumSet.of(APPROVED, COMPLETED, REJECTED);
      case COMPLETED -> EnumSet.of(IN_PROGRESS);
      case REJECTED -> EnumSet.of(DRAFT);
    };
  }
}
