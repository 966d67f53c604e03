/**
 * Routes: what is served where, to whom, and how it is documented. A route cannot be made without
 * its documentation, and a handler for a tenant's data cannot be called without a principal.
 *
 * <p>Read first: {@link io.appinventory.http.route.Route}, then {@link
 * io.appinventory.http.route.Router}.
 *
 * <p>Must not come in: handlers.
 */
@NullMarked
package io.appinventory.http.route;

import org.jspecify.annotations.NullMarked;
