package io.appinventory.catalog.search;

import java.util.List;
import java.util.Optional;

/**
 * A page of what was found, best first.
 *
 * @param hits what was found
 * @param nextCursor where the next page begins; empty on the last
 */
public record SearchPage(List<Hit> hits, Optional<String> nextCursor) {
  /** Keeps a copy. */
  public SearchPage {
    hits = List.copyOf(hits);
  }
}
