/**
 * Takes evidence over HTTP: what tools measured of an entity, and advisories; and what test runners
 * report as results of test cases.
 *
 * <p>Read first: {@link io.appinventory.http.evidence.EvidenceRoutes}. That evidence is read is the
 * work of the routes of collections.
 *
 * <p>Must not come in: how a format is read.
 */
@NullMarked
package io.appinventory.http.evidence;

import org.jspecify.annotations.NullMarked;
