/**
 * Evidence: what tools measured of services, components and repositories, and what is known to be
 * wrong with the packages they are made of.
 *
 * <p>The way of the data: files become findings and advisories ({@code .read}); findings become
 * facts and packages of one entity, advisories meet the packages of all ({@code .osv} says which
 * versions they are about). What is stored is described in {@code .domain} and asked about like any
 * relation.
 *
 * <p>Read first: {@link io.appinventory.catalog.evidence.EvidenceImport}.
 *
 * <p>Must not come in: terminals, HTTP, and anything that follows a URL.
 */
@NullMarked
package io.appinventory.catalog.evidence;

import org.jspecify.annotations.NullMarked;
