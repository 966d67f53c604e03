/**
 * What is special to incidents: their timeline.
 *
 * <p>Read first: {@link io.appinventory.http.incident.IncidentRoutes}.
 *
 * <p>Must not come in: rules; they stand in the core.
 */
@NullMarked
package io.appinventory.http.incident;

import org.jspecify.annotations.NullMarked;
