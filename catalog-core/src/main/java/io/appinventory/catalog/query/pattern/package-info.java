/**
 * Patterns of text that mean the same in Java and in PostgreSQL 15 to 18, whatever the server's
 * locale.
 *
 * <p>Read first: {@link io.appinventory.catalog.query.pattern.TextPattern}.
 *
 * <p>Must not come in: filters, SQL.
 */
@NullMarked
package io.appinventory.catalog.query.pattern;

import org.jspecify.annotations.NullMarked;
