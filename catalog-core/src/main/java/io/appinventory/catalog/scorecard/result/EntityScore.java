package io.appinventory.catalog.scorecard.result;

import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.scorecard.Scorecard;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one scorecard says of one entity.
 *
 * @param scorecard the scorecard
 * @param name its name
 * @param score 0 to 100 with two digits, rounded half up; null when no criterion counts
 * @param level the level; null for none
 * @param criteria what came of each criterion, in their order
 */
public record EntityScore(
    Id<Scorecard> scorecard,
    String name,
    @Nullable BigDecimal score,
    @Nullable String level,
    List<CriterionResult> criteria) {
  /** Keeps a copy. */
  public EntityScore {
    criteria = List.copyOf(criteria);
  }
}
