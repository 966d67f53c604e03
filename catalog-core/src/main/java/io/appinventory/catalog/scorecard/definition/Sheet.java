package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.check.Rule;
import java.util.List;

/**
 * What a scorecard asks of the entities of one type.
 *
 * @param filter which of them it is for
 * @param rows its criteria, in their order
 */
public record Sheet(Filter filter, List<Row> rows) {
  /** Keeps a copy. */
  public Sheet {
    rows = List.copyOf(rows);
  }

  /**
   * A criterion.
   *
   * @param criterion as it is defined
   * @param rule what it asks; {@link Rule.Unanswerable} when it cannot be asked of the type
   * @param appliesWhen which entities it counts for
   */
  public record Row(Criterion criterion, Rule rule, Filter appliesWhen) {}
}
