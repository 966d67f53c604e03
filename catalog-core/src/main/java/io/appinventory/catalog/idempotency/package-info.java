/**
 * Requests that may be sent twice and are done once: the answer to a request with a key is kept
 * with what the request wrote, in one transaction, and given again.
 *
 * <p>Read first: {@link io.appinventory.catalog.idempotency.OnceOnly}.
 *
 * <p>Must not come in: headers and bodies of a protocol, beyond keeping them.
 */
@NullMarked
package io.appinventory.catalog.idempotency;

import org.jspecify.annotations.NullMarked;
