/**
 * The catalog over HTTP: routes, sign-in, problem bodies, OpenAPI.
 *
 * <p>A handler parses, calls the core, responds. What must not come in: SQL, rules of the domain,
 * the command line.
 */
@NullMarked
package io.appinventory.http;

import org.jspecify.annotations.NullMarked;
