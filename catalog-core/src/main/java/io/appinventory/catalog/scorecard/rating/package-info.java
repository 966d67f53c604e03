/**
 * From answers to a score: which questions a scorecard asks, and what it makes of the answers,
 * wherever they come from.
 *
 * <p>Read first: {@link io.appinventory.catalog.scorecard.rating.Question}, then {@link
 * io.appinventory.catalog.scorecard.rating.Rating}, which holds the whole arithmetic.
 *
 * <p>Must not come in: SQL, JSON.
 */
@NullMarked
package io.appinventory.catalog.scorecard.rating;

import org.jspecify.annotations.NullMarked;
