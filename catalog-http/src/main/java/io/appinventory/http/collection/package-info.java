/**
 * What is served of every entity type alike, made from its description: a new type needs no line
 * here.
 *
 * <p>Read first: {@link io.appinventory.http.collection.CollectionRoutes}.
 *
 * <p>Must not come in: anything that knows one particular entity type.
 */
@NullMarked
package io.appinventory.http.collection;

import org.jspecify.annotations.NullMarked;
