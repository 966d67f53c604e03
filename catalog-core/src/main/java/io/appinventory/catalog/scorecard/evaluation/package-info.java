/**
 * Scorecards asked of entities, as SQL: of one entity, of a page, of a portfolio. Nothing is
 * written.
 *
 * <p>Read first: {@link io.appinventory.catalog.scorecard.evaluation.ScorecardEngine}, the door;
 * then {@code EntityQuestions} (questions become conditions), {@code Layout} (answers become bits)
 * and {@code ScoreColumns} (bits become scores).
 *
 * <p>Must not come in: anything that writes.
 */
@NullMarked
package io.appinventory.catalog.scorecard.evaluation;

import org.jspecify.annotations.NullMarked;
