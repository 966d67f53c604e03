/**
 * What an import would do to a tenant: nothing here writes.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.plan.Planner}, then {@link
 * io.appinventory.catalog.exchange.plan.Step}.
 *
 * <p>Must not come in: formats, files.
 */
@NullMarked
package io.appinventory.catalog.exchange.plan;

import org.jspecify.annotations.NullMarked;
