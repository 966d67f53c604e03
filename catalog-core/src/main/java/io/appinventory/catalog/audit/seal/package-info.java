/**
 * What makes the audit log tamper-evident: its entries are sealed in batches into a chain of hashes
 * per tenant, so that nobody, the owner of the database included, can change or remove an entry
 * afterwards without breaking the chain.
 *
 * <p>Read first: {@link io.appinventory.catalog.audit.seal.Sealing}, then {@link
 * io.appinventory.catalog.audit.seal.Verification}.
 *
 * <p>Must not come in: anything a writer of the audit log would have to wait for.
 */
@NullMarked
package io.appinventory.catalog.audit.seal;

import org.jspecify.annotations.NullMarked;
