/**
 * OpsLevel's descriptors, {@code opslevel.yml}.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.opslevel.OpsLevelFormat}.
 *
 * <p>Must not come in: the tenant.
 */
@NullMarked
package io.appinventory.catalog.exchange.opslevel;

import org.jspecify.annotations.NullMarked;
