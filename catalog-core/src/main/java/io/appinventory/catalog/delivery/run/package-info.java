/**
 * Runs of tests as tools report them, made into results of test cases.
 *
 * <p>Read first: {@link io.appinventory.catalog.delivery.run.RunImport}.
 *
 * <p>Must not come in: how a file is read, which is the work of {@link
 * io.appinventory.catalog.evidence.read}.
 */
@NullMarked
package io.appinventory.catalog.delivery.run;

import org.jspecify.annotations.NullMarked;
