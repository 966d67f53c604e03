package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Entities of one type that two scorecards are compared by.
 *
 * @param before the one that is; empty when it is not for the type
 * @param after the one that would be; empty when it is not for the type
 * @param filter which of the entities
 */
record ComparedType(
    EntityType<?> type,
    Optional<ResolvedScorecard> before,
    Optional<ResolvedScorecard> after,
    ResolvedFilter filter) {

  /** Where a statement keeps the answers about them. */
  Layout layout() {
    return Layout.of(scorecards());
  }

  private List<ResolvedScorecard> scorecards() {
    return Stream.of(before, after).flatMap(Optional::stream).toList();
  }

  /** That one of the scorecards is for an entity. */
  Condition holds(EntityQuestions questions) {
    Condition chosen = questions.living().and(questions.holds(filter));
    List<ResolvedScorecard> all = scorecards();
    if (all.stream().anyMatch(each -> each.inside().isEmpty())) {
      return chosen;
    }
    return chosen.and(
        DSL.or(all.stream().map(each -> questions.yes(each.inside().orElseThrow())).toList()));
  }
}
