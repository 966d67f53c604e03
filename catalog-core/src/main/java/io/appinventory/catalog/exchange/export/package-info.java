/**
 * The catalog, out: lists as CSV and NDJSON, and descriptors as they came in. The whole of it is
 * written by {@link io.appinventory.catalog.document.DocumentExport}.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.export.DescriptorFiles}.
 *
 * <p>Must not come in: writes.
 */
@NullMarked
package io.appinventory.catalog.exchange.export;

import org.jspecify.annotations.NullMarked;
