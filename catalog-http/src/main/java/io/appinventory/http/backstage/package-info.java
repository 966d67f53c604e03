/**
 * The read API of Backstage's catalog, for its front ends, plug-ins and {@code
 * @backstage/catalog-client}: their paths, parameters, bodies and errors.
 *
 * <p>Read first: {@link io.appinventory.http.backstage.BackstageRoutes}. What is asked is answered
 * by {@link io.appinventory.catalog.exchange.backstage.query.BackstageCatalog}.
 *
 * <p>Must not come in: writes.
 */
@NullMarked
package io.appinventory.http.backstage;

import org.jspecify.annotations.NullMarked;
