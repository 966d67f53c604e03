/**
 * Atlassian Compass' descriptors, {@code compass.yml}.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.compass.CompassFormat}.
 *
 * <p>Must not come in: the tenant.
 */
@NullMarked
package io.appinventory.catalog.exchange.compass;

import org.jspecify.annotations.NullMarked;
