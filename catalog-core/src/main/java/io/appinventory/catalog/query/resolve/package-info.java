/**
 * Filters held against the map of the catalog, and what then answers them: SQL or memory.
 *
 * <p>Read first: {@link io.appinventory.catalog.query.resolve.FilterResolver}, which makes a {@link
 * io.appinventory.catalog.query.resolve.ResolvedFilter} of a filter; then its two readers, {@link
 * io.appinventory.catalog.query.resolve.FilterSql} and {@link
 * io.appinventory.catalog.query.resolve.FilterEvaluator}, which agree on every filter and every
 * row.
 *
 * <p>Must not come in: lists, pages, anything that executes a statement, one particular entity
 * type.
 */
@NullMarked
package io.appinventory.catalog.query.resolve;

import org.jspecify.annotations.NullMarked;
