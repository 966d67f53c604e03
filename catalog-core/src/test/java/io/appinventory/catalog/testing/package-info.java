/**
 * What tests of the catalog start from: a catalog with fresh tenants, and valid entities of every
 * type, made at random from the types' descriptions.
 *
 * <p>Read first: {@link io.appinventory.catalog.testing.CatalogFixture}, then {@link
 * io.appinventory.catalog.testing.SampleEntities}.
 *
 * <p>Must not come in: what only one test needs, and the name of an entity type except in {@link
 * io.appinventory.catalog.testing.Completions}.
 */
@NullMarked
package io.appinventory.catalog.testing;

import org.jspecify.annotations.NullMarked;
