/**
 * Rules that limit a role to some rows of a type, as tenants keep them.
 *
 * <p>Read first: {@link io.appinventory.catalog.access.rule.AccessRules}, what a rule is; then
 * {@link io.appinventory.catalog.access.rule.RowFilters}, which makes conditions of filters, and
 * {@link io.appinventory.catalog.session.RowRules}, which statements ask.
 *
 * <p>Must not come in: roles, and who has them.
 */
@NullMarked
package io.appinventory.catalog.access.rule;

import org.jspecify.annotations.NullMarked;
