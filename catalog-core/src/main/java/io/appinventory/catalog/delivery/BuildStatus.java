package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Staged;
import java.util.EnumSet;
import java.util.Set;

/** How far a build is. */
public enum BuildStatus implements Staged<BuildStatus> {
  /** It waits. */
  PENDING,
  /** It runs. */
  BUILDING,
  /** It is there. */
  SUCCESS,
  /** It broke. */
  FAILED,
  /** Somebody stopped it. */
  CANCELLED;

  @Override
  public Set<BuildStatus> next() {
    return switch (this) {
      case PENDING -> EnumSet.of(BUILDING, FAILED, CANCELLED);
      case BUILDING -> EnumSet.of(SUCCESS, FAILED, CANCELLED);
      case SUCCESS -> EnumSet.noneOf(BuildStatus.class);
      case FAILED -> EnumSet.noneOf(BuildStatus.class);
      case CANCELLED -> EnumSet.noneOf(BuildStatus.class);
    };
  }
}
