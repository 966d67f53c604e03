/**
 * Errors as callers see them: RFC 9457 problem bodies with a stable code.
 *
 * <p>Read first: {@link io.appinventory.http.problem.ProblemType}, the list of all of them.
 *
 * <p>Must not come in: class names, SQL or messages of libraries in what is sent.
 */
@NullMarked
package io.appinventory.http.problem;

import org.jspecify.annotations.NullMarked;
