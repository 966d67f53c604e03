/**
 * Search across types.
 *
 * <p>Must not come in: how matches are found and ranked; that is the core's.
 */
@NullMarked
package io.appinventory.http.search;

import org.jspecify.annotations.NullMarked;
