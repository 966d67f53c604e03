package io.appinventory.catalog.delivery;

import io.appinventory.catalog.model.Staged;
import java.util.EnumSet;
import java.util.Set;

/** How far a deployment is. */
public enum DeploymentStatus implements Staged<DeploymentStatus> {
  /** It waits. */
  PENDING,
  /** It runs. */
  DEPLOYING,
  /** It is there. */
  SUCCESS,
  /** It broke. */
  FAILED,
  /** It was taken back. */
  ROLLED_BACK;

  @Override
  public Set<DeploymentStatus> next() {
    return switch (this) {
      case PENDING -> EnumSet.of(DEPLOYING, FAILED);
      case DEPLOYING -> EnumSet.of(SUCCESS, FAILED, ROLLED_BACK);
      case SUCCESS -> EnumSet.of(ROLLED_BACK);
      case FAILED -> EnumSet.of(ROLLED_BACK);
      case ROLLED_BACK -> EnumSet.noneOf(DeploymentStatus.class);
    };
  }
}
