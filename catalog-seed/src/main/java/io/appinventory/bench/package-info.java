/**
 * Measures the catalog against a limit in the same run: the same statements, or one written by hand
 * for the question, on the same rows, through plain JDBC.
 *
 * <p>Read first: {@link io.appinventory.bench.Duel}, then {@link io.appinventory.bench.CoreBench}.
 *
 * <p>Must not come in: a figure without its limit.
 */
@NullMarked
package io.appinventory.bench;

import org.jspecify.annotations.NullMarked;
