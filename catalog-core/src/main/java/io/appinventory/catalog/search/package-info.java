/**
 * Search across all entity types: names, descriptions, tags, attribute values, e-mail addresses; by
 * the beginning of words, by parts of them and, when nothing else is found, by similar ones.
 *
 * <p>Read first: {@link io.appinventory.catalog.search.Search}; for one collection with filters
 * {@link io.appinventory.catalog.search.CollectionSearch}; for what is searched {@link
 * io.appinventory.catalog.search.SearchIndex}. The matching itself is a function of the database
 * ({@code search_matches}), because only with the rights of its owner can the index of trigrams be
 * used under row-level security.
 *
 * <p>Must not come in: the name of an entity type.
 */
@NullMarked
package io.appinventory.catalog.search;

import org.jspecify.annotations.NullMarked;
