/**
 * The audit log, read-only.
 *
 * <p>Must not come in: anything that writes; writes tell of themselves in the core.
 */
@NullMarked
package io.appinventory.http.audit;

import org.jspecify.annotations.NullMarked;
