/**
 * What depends on what: walks of the dependency graph across all entity types, and the cycles that
 * writes close in it.
 *
 * <p>The edges are the rows of every link that the model gives a meaning ({@link
 * io.appinventory.catalog.model.Dependency}); each link table counts once, though both of its ends
 * describe it. What is deleted is not there, and neither is what only it leads to.
 *
 * <p>Read first: {@link io.appinventory.catalog.graph.Graph}, then {@link
 * io.appinventory.catalog.graph.Levels}, the statement.
 *
 * <p>Must not come in: the name of an entity type.
 */
@NullMarked
package io.appinventory.catalog.graph;

import org.jspecify.annotations.NullMarked;
