package io.appinventory.catalog.exchange.backstage.query;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list, and how many entities the list had when it was first asked for.
 *
 * @param value by which the entity at the place is in order; null in the order of uids
 * @param id of that entity
 * @param backward whether the page before it is meant
 * @param total how many there were; 0 where nobody asked
 */
public record PageCursor(@Nullable String value, UUID id, boolean backward, long total) {
  Place place() {
    return new Place(value, id, backward);
  }
}
