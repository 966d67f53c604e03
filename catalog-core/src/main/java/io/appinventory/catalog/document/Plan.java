package io.appinventory.catalog.document;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import org.jspecify.annotations.Nullable;

/**
 * What has to be written of one entity for it to be as the document says.
 *
 * @param <R> the record
 * @param type the type
 * @param entry what the document says
 * @param id the entity's id
 * @param stored the entity as it is; null when it is to be created
 * @param changes what is to be said to the store; nothing when the entity is as it should be
 */
record Plan<R extends Entity<R>>(
    EntityType<R> type, Entry<R> entry, Id<R> id, @Nullable R stored, Changes<R> changes) {}
