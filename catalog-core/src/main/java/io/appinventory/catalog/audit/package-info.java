/**
 * The audit log: who did what to which entity, when, and what changed. Entries are only ever added.
 *
 * <p>Read first: {@link io.appinventory.catalog.audit.AuditEntry}.
 *
 * <p>Must not come in: anything that changes or removes an entry.
 */
@NullMarked
package io.appinventory.catalog.audit;

import org.jspecify.annotations.NullMarked;
