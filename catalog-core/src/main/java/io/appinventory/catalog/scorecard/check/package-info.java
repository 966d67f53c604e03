/**
 * The kinds of checks that criteria are made of: readable names for questions about entities.
 *
 * <p>Read first: {@link io.appinventory.catalog.scorecard.check.CheckType}, then one of its
 * classes, {@link io.appinventory.catalog.scorecard.check.HasField}. A new kind is one class and
 * one line in {@link io.appinventory.catalog.scorecard.check.Checks}.
 *
 * <p>Must not come in: SQL, scores, anything that reads the database.
 */
@NullMarked
package io.appinventory.catalog.scorecard.check;

import org.jspecify.annotations.NullMarked;
