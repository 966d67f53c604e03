/**
 * The one path by which entities are read and written, the same for every type: validation,
 * references, optimistic locking, relations, the rules of a type and the audit entry, all in one
 * transaction.
 *
 * <p>Read first: {@link io.appinventory.catalog.store.EntityWriter}, then {@link
 * io.appinventory.catalog.store.EntityReader}. What is special to one type is a {@link
 * io.appinventory.catalog.store.Rules} beside the engine.
 *
 * <p>Must not come in: the name of an entity type.
 */
@NullMarked
package io.appinventory.catalog.store;

import org.jspecify.annotations.NullMarked;
