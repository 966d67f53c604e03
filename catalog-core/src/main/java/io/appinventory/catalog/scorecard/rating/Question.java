package io.appinventory.catalog.scorecard.rating;

import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.UUID;

/**
 * A question about one entity that is answered by yes or no without knowing any score. Equal when
 * it asks the same, so that it is asked once however many criteria need the answer.
 */
public sealed interface Question {
  /** Does the filter hold? */
  record Holds(ResolvedFilter filter) implements Question {}

  /** Does following the relation lead nowhere back to the entity? */
  record NoCycle(Relation<?, ?> relation) implements Question {}

  /** Is the entity exempt from the criterion of that name? */
  record Exempt(UUID scorecard, String criterion) implements Question {}
}
