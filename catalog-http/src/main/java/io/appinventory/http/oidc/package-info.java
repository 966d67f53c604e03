/**
 * Single sign-on: users sign in at an OpenID Connect issuer, by authorization code with PKCE
 * (OpenID Connect Core 1.0, section 3.1; RFC 7636).
 *
 * <p>Read first: {@link io.appinventory.http.oidc.OidcRoutes}.
 *
 * <p>Must not come in: finding users by what the issuer says of them but their subject.
 */
@NullMarked
package io.appinventory.http.oidc;

import org.jspecify.annotations.NullMarked;
