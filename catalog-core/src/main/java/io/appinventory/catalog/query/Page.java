package io.appinventory.catalog.query;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items the entities, in order
 * @param total how many the whole list has; empty when not asked for
 * @param number the page's number, empty when a cursor was asked for
 * @param size the most entities of the page
 * @param next the cursor of what follows; empty at the end
 * @param previous the cursor of what precedes; empty at the start
 */
public record Page<R>(
    List<R> items,
    OptionalLong total,
    OptionalInt number,
    int size,
    Optional<String> next,
    Optional<String> previous) {
  /** Keeps a copy. */
  public Page {
    items = List.copyOf(items);
  }

  /** The same page of what is made of each item. */
  public <T> Page<T> map(Function<R, T> each) {
    return new Page<>(items.stream().map(each).toList(), total, number, size, next, previous);
  }

  /** How many pages of this size there are, when the total is known; at least 1. */
  public OptionalLong totalPages() {
    return total.isPresent()
        ? OptionalLong.of(Math.max(1, Math.ceilDiv(total.getAsLong(), size)))
        : OptionalLong.empty();
  }
}
