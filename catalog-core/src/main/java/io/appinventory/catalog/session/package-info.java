/**
 * Who is asking, in which tenant, and the connection that is bound to both.
 *
 * <p>Read first: {@link io.appinventory.catalog.session.Scope}, which everything that queries is
 * given, then {@link io.appinventory.catalog.session.TenantDatabase}, the only place that makes
 * one.
 *
 * <p>Must not come in: entity types, and any way to query without a tenant.
 */
@NullMarked
package io.appinventory.catalog.session;

import org.jspecify.annotations.NullMarked;
