package io.appinventory.catalog.query.resolve;

import org.jooq.Condition;

/**
 * How the rows behind a relation are asked. The usual way is a correlated sub-query for each
 * question, which is right for one entity and for a page; whoever asks about a whole portfolio can
 * answer from an aggregate that is joined once instead.
 */
@FunctionalInterface
public interface RelationPlan {
  /** A correlated sub-query for each question. */
  RelationPlan CORRELATED = (question, at) -> at.correlated(question);

  /**
   * The condition for a question. It must be true or false, never null. A plan that answers some
   * questions only leaves the others to {@code at.correlated(question)}.
   *
   * @param question whether some row, or how many rows, satisfy a condition
   * @param at the row that is asked about, and the compiler for what the question holds
   */
  Condition ask(ResolvedFilter.Related question, FilterSql at);
}
