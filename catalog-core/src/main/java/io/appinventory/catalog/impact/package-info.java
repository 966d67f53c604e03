/**
 * What an incident reaches: the entities it affects, all that depends on them, who owns these and
 * who is on call for them.
 *
 * <p>Read first: {@link io.appinventory.catalog.impact.Impacts}.
 *
 * <p>Must not come in: how the graph is walked.
 */
@NullMarked
package io.appinventory.catalog.impact;

import org.jspecify.annotations.NullMarked;
