/**
 * The catalog as a library: its doors.
 *
 * <p>What must not come in: HTTP, a command line, an embedded database.
 */
@NullMarked
package io.appinventory.catalog;

import org.jspecify.annotations.NullMarked;
