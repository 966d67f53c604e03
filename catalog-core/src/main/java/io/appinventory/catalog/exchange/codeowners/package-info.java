/**
 * The owners of repositories, as {@code CODEOWNERS} says.
 *
 * <p>Read first: {@link io.appinventory.catalog.exchange.codeowners.CodeownersFormat}.
 *
 * <p>Must not come in: the tenant.
 */
@NullMarked
package io.appinventory.catalog.exchange.codeowners;

import org.jspecify.annotations.NullMarked;
