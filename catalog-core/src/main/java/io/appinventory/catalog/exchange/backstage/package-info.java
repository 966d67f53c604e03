/**
 * Backstage's descriptors (descriptor format of {@code @backstage/catalog-model} 1.10).
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.backstage.BackstageFormat}. Identity is
 * read strictly, as references could not be told apart otherwise: kind, namespace and name must be
 * what Backstage allows. Everything else is read kindly.
 *
 * <p>Must not come in: the tenant.
 */
@NullMarked
package io.appinventory.catalog.exchange.backstage;

import org.jspecify.annotations.NullMarked;
