/**
 * Real PostgreSQL databases for tests, of this module and of those above it.
 *
 * <p>Read first: {@link io.appinventory.db.testing.TestDatabase}. What must not come in: test data.
 */
@NullMarked
package io.appinventory.db.testing;

import org.jspecify.annotations.NullMarked;
