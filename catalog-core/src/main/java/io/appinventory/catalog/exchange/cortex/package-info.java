/**
 * Cortex' descriptors: OpenAPI with fields that begin with {@code x-cortex-}.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.cortex.CortexFormat}.
 *
 * <p>Must not come in: the tenant.
 */
@NullMarked
package io.appinventory.catalog.exchange.cortex;

import org.jspecify.annotations.NullMarked;
