package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.store.Domain;
import java.util.List;

/** The domain of scorecards. */
public final class ScorecardDomain {
  private ScorecardDomain() {}

  /** Scorecards and their rules. */
  public static Domain domain() {
    return new Domain(List.of(Scorecards.TYPE), List.of(new ScorecardRules()));
  }
}
