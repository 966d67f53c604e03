/**
 * Lists of entities: filtered, in an order, page by page, counted by value.
 *
 * <p>Read first: {@link io.appinventory.catalog.query.ListQuery}, what is asked; {@link
 * io.appinventory.catalog.query.Listing}, what answers it. The language of filters is {@code
 * query.filter}, their meaning {@code query.resolve}.
 *
 * <p>Must not come in: writes, JSON of entities, one particular entity type.
 */
@NullMarked
package io.appinventory.catalog.query;

import org.jspecify.annotations.NullMarked;
