package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.resolve.FilterSql;
import io.appinventory.catalog.query.resolve.RelationPlan;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Table;

/**
 * Answers questions about related rows for all entities at once: what a relation leads to is
 * aggregated once by the entity it starts from, with a column for each distinct condition, and
 * joined. All questions about one relation share its aggregate, and all about its last rows those.
 * Rows behind a reference are joined as they are.
 */
final class JoinedPlan implements RelationPlan {
  private final Map<String, JoinedRows> known = new HashMap<>();
  private int aliases;

  /**
   * Begins with rows that questions will be about.
   *
   * @param rows the rows, under their alias
   * @param from what they are selected from
   */
  JoinedRows open(Table<?> rows, Table<?> from) {
    JoinedRows opened = new JoinedRows(this, from);
    known.put(rows.getName(), opened);
    return opened;
  }

  /** Has questions about rows joined to what is open already. */
  void share(Table<?> rows, JoinedRows opened) {
    known.put(rows.getName(), opened);
  }

  String alias() {
    aliases++;
    return "j" + aliases;
  }

  @Override
  public Condition ask(ResolvedFilter.Related question, FilterSql at) {
    JoinedRows rows = known.get(at.table().getName());
    if (rows == null) {
      throw new IllegalStateException("rows that were not opened: " + at.table().getName());
    }
    if (question.relation() instanceof ToOne<?, ?>) {
      return rows.reference(question, at);
    }
    return question instanceof ResolvedFilter.Last last
        ? rows.last(last, at)
        : rows.aggregate(question, at);
  }
}
