package io.appinventory.catalog.exchange.backstage.query;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items the entities
 * @param total how many the list has; 0 where nobody asked
 * @param next where the next page begins
 * @param previous where the page before ends
 */
public record EntityPage(
    List<ShownEntity> items, long total, Optional<PageCursor> next, Optional<PageCursor> previous) {
  /** Keeps a copy. */
  public EntityPage {
    items = List.copyOf(items);
  }
}
