package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import org.jooq.Condition;

/**
 * Entities of one type that a scorecard is for.
 *
 * @param scorecard the scorecard
 * @param filter which of them
 */
record Portfolio(ResolvedScorecard scorecard, ResolvedFilter filter) {
  EntityType<?> type() {
    return scorecard.type();
  }

  /** That an entity is one of them. */
  Condition holds(EntityQuestions questions) {
    Condition chosen = questions.living().and(questions.holds(filter));
    return scorecard
        .inside()
        .map((Question inside) -> chosen.and(questions.yes(inside)))
        .orElse(chosen);
  }
}
