/**
 * What scorecards say, and its JSON.
 *
 * <p>Must not come in: how it was found out.
 */
@NullMarked
package io.appinventory.catalog.scorecard.result;

import org.jspecify.annotations.NullMarked;
