/**
 * Every error the catalog answers with: one tree, one stable code per cause, and a category that
 * decides the HTTP status.
 *
 * <p>Read first: {@link io.appinventory.catalog.error.CatalogException}.
 *
 * <p>Must not come in: anything that knows HTTP, SQL or an entity type.
 */
@NullMarked
package io.appinventory.catalog.error;

import org.jspecify.annotations.NullMarked;
