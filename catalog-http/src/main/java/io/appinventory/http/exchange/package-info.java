/**
 * One request and its answer: what was asked, strictly read, and what is sent back.
 *
 * <p>Read first: {@link io.appinventory.http.exchange.Exchange}.
 *
 * <p>Must not come in: anything that knows one route or one entity type.
 */
@NullMarked
package io.appinventory.http.exchange;

import org.jspecify.annotations.NullMarked;
