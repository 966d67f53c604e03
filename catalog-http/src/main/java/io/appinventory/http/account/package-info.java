/**
 * Who may come in: signing in and out, tokens, and the tenants of the installation.
 *
 * <p>Read first: {@link io.appinventory.http.account.SessionRoutes}.
 *
 * <p>Must not come in: passwords or tokens in messages and logs.
 */
@NullMarked
package io.appinventory.http.account;

import org.jspecify.annotations.NullMarked;
