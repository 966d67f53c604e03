package io.appinventory.catalog.exchange.backstage.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list between two entities.
 *
 * @param value by which the entity before it is in order; null in the order of uids
 * @param id of that entity
 * @param backward whether what precedes the place is asked for, and the entity follows it
 */
record Place(@Nullable String value, UUID id, boolean backward) {}
