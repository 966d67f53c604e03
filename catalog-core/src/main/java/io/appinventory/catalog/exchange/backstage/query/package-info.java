/**
 * What the clients of Backstage ask of the catalog.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.backstage.query.BackstageCatalog}, all
 * that can be asked, then {@link io.appinventory.catalog.exchange.backstage.query.EntityPredicate},
 * the one form of filters and predicates, and {@link
 * io.appinventory.catalog.exchange.backstage.query.Matching}, how the entities it allows are found.
 *
 * <p>Must not come in: writes, and HTTP.
 */
@NullMarked
package io.appinventory.catalog.exchange.backstage.query;

import org.jspecify.annotations.NullMarked;
