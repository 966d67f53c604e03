/**
 * The command line: migrate, serve, seed, import, export, generate, bench.
 *
 * <p>A command reads its arguments, calls the core or starts the server, prints. What must not come
 * in: SQL, rules of the domain.
 */
@NullMarked
package io.appinventory.cli;

import org.jspecify.annotations.NullMarked;
