/**
 * Advisories of OSV, and whether one is about a version of a package: each ecosystem orders its
 * versions in its own way.
 *
 * <p>Read first: {@link io.appinventory.catalog.evidence.osv.Advisory}, then {@link
 * io.appinventory.catalog.evidence.osv.Affected}.
 *
 * <p>Must not come in: the database, and what an entity is.
 */
@NullMarked
package io.appinventory.catalog.evidence.osv;

import org.jspecify.annotations.NullMarked;
