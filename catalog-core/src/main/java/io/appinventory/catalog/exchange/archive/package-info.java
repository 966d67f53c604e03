/**
 * Folders in one file: what of a zip or tar archive is unpacked, and how much at most. Nothing is
 * written but below the folder that is given, whatever the entries are called.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.archive.Archive}.
 *
 * <p>Must not come in: what the files mean.
 */
@NullMarked
package io.appinventory.catalog.exchange.archive;

import org.jspecify.annotations.NullMarked;
