/**
 * The doors of the catalog: {@link io.appinventory.catalog.Catalog}, and what it hands out, {@link
 * io.appinventory.catalog.Reader} and {@link io.appinventory.catalog.Transaction}.
 *
 * <p>The rooms behind them, each standing on those before it: {@code error}, {@code model}, {@code
 * session}, {@code query}, {@code audit}, {@code store}, {@code scorecard} and {@code graph},
 * {@code domain}, {@code access}.
 *
 * <p>Must not come in: logic. A door opens a room.
 */
@NullMarked
package io.appinventory.catalog;

import org.jspecify.annotations.NullMarked;
