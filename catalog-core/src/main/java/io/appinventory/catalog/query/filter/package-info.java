/**
 * The language of questions about entities: conditions as values, and their text and JSON forms.
 *
 * <p>Read first: {@link io.appinventory.catalog.query.filter.Filter}, what can be asked; then
 * {@link io.appinventory.catalog.query.filter.FilterParser}, the text form. A filter of this
 * package names properties and relations by text only; that they exist is found out in {@code
 * query.resolve}.
 *
 * <p>Must not come in: SQL, entity types as such, evaluation.
 */
@NullMarked
package io.appinventory.catalog.query.filter;

import org.jspecify.annotations.NullMarked;
