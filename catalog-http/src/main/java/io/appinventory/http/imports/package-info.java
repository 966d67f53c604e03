/**
 * The import of descriptors over HTTP.
 *
 * <p>Read first: {@link io.appinventory.http.imports.ImportRoutes}.
 *
 * <p>Must not come in: what descriptors mean; that is {@code io.appinventory.catalog.exchange}.
 */
@NullMarked
package io.appinventory.http.imports;

import org.jspecify.annotations.NullMarked;
