/**
 * What software delivery amounts to, over HTTP: measures of windows of time, and release notes.
 *
 * <p>Read first: {@link io.appinventory.http.delivery.DoraRoutes}.
 *
 * <p>Must not come in: how anything is reckoned.
 */
@NullMarked
package io.appinventory.http.delivery;

import org.jspecify.annotations.NullMarked;
