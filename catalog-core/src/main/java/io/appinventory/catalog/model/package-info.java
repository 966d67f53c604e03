/**
 * The map of the catalog: what an entity type is, which properties and relations it has, and which
 * values they take.
 *
 * <p>Read first: {@link io.appinventory.catalog.model.EntityType}, then {@link
 * io.appinventory.catalog.model.Property} and {@link io.appinventory.catalog.model.Relation}.
 * Everything else of the engine (filters, storage, JSON, HTTP, scorecards) is derived from these
 * descriptions.
 *
 * <p>Must not come in: anything that executes a statement, and anything that knows one particular
 * entity type.
 */
@NullMarked
package io.appinventory.catalog.model;

import org.jspecify.annotations.NullMarked;
