package io.appinventory.catalog.scorecard.result;

import io.appinventory.catalog.scorecard.rating.Scores;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many entities came to what on one criterion.
 *
 * @param criterion the criterion's name
 * @param passed it held
 * @param failed it did not
 * @param notApplicable it did not count
 * @param exempt they were exempt
 */
public record Tally(String criterion, long passed, long failed, long notApplicable, long exempt) {
  /** Of those it counts for, the part that passed, 0 to 100; null when it counts for none. */
  public @Nullable BigDecimal passRate() {
    return Scores.percent(Scores.score(passed, passed + failed));
  }
}
