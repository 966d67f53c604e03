/**
 * Writes the plan of an import, in the transaction it is given.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.apply.Applier}. Entities are written
 * through the store, with its rules and its audit entries; the tables of sources beside it.
 *
 * <p>Must not come in: decisions. They are in the plan.
 */
@NullMarked
package io.appinventory.catalog.exchange.apply;

import org.jspecify.annotations.NullMarked;
