/**
 * The catalog as the clients of Backstage see it: what each entity looks like there, and the tables
 * that hold it ready.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.backstage.view.BackstageView}, which
 * brings the tables along with every transaction, then {@link
 * io.appinventory.catalog.exchange.backstage.view.Leaves}, what of a document can be asked for. An
 * entity that a descriptor described is shown as the descriptor says, with what the catalog has
 * come to know better since; any other is described here from its properties.
 *
 * <p>Must not come in: questions, which are next door, and HTTP.
 */
@NullMarked
package io.appinventory.catalog.exchange.backstage.view;

import org.jspecify.annotations.NullMarked;
