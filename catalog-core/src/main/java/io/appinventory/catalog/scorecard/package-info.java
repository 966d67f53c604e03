/**
 * Scorecards: named, weighted questions about entities, answered when asked. Results are never
 * stored.
 *
 * <p>Read first: {@link io.appinventory.catalog.scorecard.Scorecard}.
 *
 * <p>Must not come in: anything that writes a result, and anything that knows one particular entity
 * type.
 */
@NullMarked
package io.appinventory.catalog.scorecard;

import org.jspecify.annotations.NullMarked;
