package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Staged;
import java.util.EnumSet;
import java.util.Set;

/** How far the work on a defect is. */
public enum DefectStatus implements Staged<DefectStatus> {
  /** Somebody reported it. */
  OPEN,
  /** Somebody is to mend it. */
  ASSIGNED,
  /** Somebody mends it. */
  IN_PROGRESS,
  /** It should be mended. */
  RESOLVED,
  /** It is mended. */
  VERIFIED,
  /** It is over. */
  CLOSED,
  /** It stays. */
  WONT_FIX;

  @Override
  public Set<DefectStatus> next() {
    return switch (this) {
      case OPEN -> EnumSet.of(ASSIGNED, IN_PROGRESS, RESOLVED, CLOSED, WONT_FIX);
      case ASSIGNED -> EnumSet.of(OPEN, IN_PROGRESS, RESOLVED, WONT_FIX);
      case IN_PROGRESS -> EnumSet.of(OPEN, ASSIGNED, RESOLVED, WONT_FIX);
      case RESOLVED -> EnumSet.of(OPEN, IN_PROGRESS, VERIFIED, CLOSED);
      case VERIFIED -> EnumSet.of(OPEN, CLOSED);
      case CLOSED -> EnumSet.of(OPEN);
      case WONT_FIX -> EnumSet.of(OPEN, CLOSED);
    };
  }
}
