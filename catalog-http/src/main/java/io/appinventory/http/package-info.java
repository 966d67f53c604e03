/**
 * The catalog over HTTP: routes, sign-in, problem bodies, OpenAPI.
 *
 * <p>Read first: {@link io.appinventory.http.CatalogServer}, then {@link
 * io.appinventory.http.CatalogRoutes}, which lists all that is served. A request passes {@code
 * route} (who may come in), {@code exchange} (what was asked, what is answered) and a handler,
 * which parses, calls the core and responds.
 *
 * <p>What must not come in: SQL, rules of the domain, the command line.
 */
@NullMarked
package io.appinventory.http;

import org.jspecify.annotations.NullMarked;
