/**
 * What explains an answer: the values that a question looked at.
 *
 * <p>Read first: {@link io.appinventory.catalog.scorecard.finding.Finding}.
 *
 * <p>Must not come in: scores.
 */
@NullMarked
package io.appinventory.catalog.scorecard.finding;

import org.jspecify.annotations.NullMarked;
