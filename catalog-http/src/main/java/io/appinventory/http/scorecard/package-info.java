/**
 * What scorecards say: of one entity, of a portfolio.
 *
 * <p>Read first: {@link io.appinventory.http.scorecard.ScorecardRoutes}.
 *
 * <p>Must not come in: arithmetic; scores come from the core.
 */
@NullMarked
package io.appinventory.http.scorecard;

import org.jspecify.annotations.NullMarked;
