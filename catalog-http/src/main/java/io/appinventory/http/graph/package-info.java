/**
 * The dependency graph over HTTP: walks from an entity, and what an incident reaches.
 *
 * <p>Read first: {@link io.appinventory.http.graph.GraphRoutes}.
 *
 * <p>Must not come in: how the graph is walked; that stands in the core.
 */
@NullMarked
package io.appinventory.http.graph;

import org.jspecify.annotations.NullMarked;
