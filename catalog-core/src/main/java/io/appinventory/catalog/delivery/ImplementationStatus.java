package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Staged;
import java.util.EnumSet;
import java.util.Set;

/** How far a feature is. */
public enum ImplementationStatus implements Staged<ImplementationStatus> {
  /** Nobody has begun. */
  NOT_STARTED,
  /** Somebody is at it. */
  IN_PROGRESS,
  /** It is there. */
  COMPLETED,
  /** Something stands in its way. */
  BLOCKED;

  @Override
  public Set<ImplementationStatus> next() {
    return switch (this) {
      case NOT_STARTED -> EnumSet.of(IN_PROGRESS, BLOCKED);
      case IN_PROGRESS -> EnumSet.of(NOT_STARTED, COMPLETED, BLOCKED);
      case COMPLETED -> EnumSet.of(IN_PROGRESS);
      case BLOCKED -> EnumSet.of(NOT_STARTED, IN_PROGRESS);
    };
  }
}
