/**
 * Datadog's descriptors, versions 2 to 3.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.datadog.DatadogFormat}.
 *
 * <p>Must not come in: the tenant.
 */
@NullMarked
package io.appinventory.catalog.exchange.datadog;

import org.jspecify.annotations.NullMarked;
