/**
 * The OpenAPI 3.1 document, made from the routes and the descriptions of entity types, and the page
 * that shows it.
 *
 * <p>Read first: {@link io.appinventory.http.openapi.OpenApi}.
 *
 * <p>Must not come in: anything written by hand about one route or one entity type.
 */
@NullMarked
package io.appinventory.http.openapi;

import org.jspecify.annotations.NullMarked;
