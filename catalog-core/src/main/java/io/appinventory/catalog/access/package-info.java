/**
 * Signing in, tokens, and the administration of tenants.
 *
 * <p>Read first: {@link io.appinventory.catalog.access.SignIn}. Who may do what stands in {@link
 * io.appinventory.catalog.session.Permissions}.
 *
 * <p>Must not come in: HTTP headers and cookies.
 */
@NullMarked
package io.appinventory.catalog.access;

import org.jspecify.annotations.NullMarked;
