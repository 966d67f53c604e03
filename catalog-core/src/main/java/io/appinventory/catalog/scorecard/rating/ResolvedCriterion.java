package io.appinventory.catalog.scorecard.rating;

import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.definition.Sheet;
import java.util.Optional;

/**
 * A criterion whose questions can be asked of entities of one type.
 *
 * @param row where it comes from
 * @param term what it asks
 * @param applies whether it counts; empty when it always does
 * @param exempt whether the entity is exempt; empty when nobody is
 * @param requiredFor the place on the ladder, from 1, that is not reached without passing; 0 for
 *     none
 */
public record ResolvedCriterion(
    Sheet.Row row,
    Term term,
    Optional<Question> applies,
    Optional<Question> exempt,
    int requiredFor) {
  /** As it is defined. */
  public Criterion criterion() {
    return row.criterion();
  }
}
