/**
 * Counts that are kept, so that the total of a list and the facets of a collection need not be
 * counted each time.
 *
 * <p>Read first: {@link io.appinventory.catalog.query.count.KeptCounts}.
 *
 * <p>Must not come in: a count that may be wrong. What is not kept is counted.
 */
@NullMarked
package io.appinventory.catalog.query.count;

import org.jspecify.annotations.NullMarked;
