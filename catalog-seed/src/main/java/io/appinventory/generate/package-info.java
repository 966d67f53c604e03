/**
 * Deterministic catalogs of any size, loaded through COPY.
 *
 * <p>Read first: {@link io.appinventory.generate.CatalogGenerator}, then {@link
 * io.appinventory.generate.BulkLoad}.
 *
 * <p>Must not come in: the clock and any randomness but the seed's.
 */
@NullMarked
package io.appinventory.generate;

import org.jspecify.annotations.NullMarked;
