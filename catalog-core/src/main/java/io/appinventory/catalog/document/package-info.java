/**
 * Catalog documents: one JSON file that holds a whole catalog and refers by name, loaded into a
 * tenant so that a second load changes nothing.
 *
 * <p>Read first: {@link io.appinventory.catalog.document.DocumentLoader}. A document goes through
 * {@code DocumentReader} (structure), {@code DocumentCollection} (what is there already, what names
 * mean), {@code Planner} (what differs) and {@code DocumentWriter} (through the store). The format
 * follows from the descriptions of the entity types; docs/sample-data.md explains it.
 *
 * <p>Stands on the doors of the catalog, as an embedder would. Must not come in: files, terminals,
 * other formats, and the name of an entity type (but for {@code OlderSpelling}).
 */
@NullMarked
package io.appinventory.catalog.document;

import org.jspecify.annotations.NullMarked;
