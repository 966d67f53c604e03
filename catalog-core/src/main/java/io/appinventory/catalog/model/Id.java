package io.appinventory.catalog.model;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of one entity, typed by what it identifies, so that ids of two kinds cannot be swapped.
 *
 * @param <E> the record of the entity type that is identified
 * @param value the UUID (version 7 where this library made it), never null
 */
public record Id<E>(UUID value) implements Comparable<Id<E>> {
  /** Refuses a missing value. */
  public Id {
    Objects.requireNonNull(value, "value");
  }

  /** Wraps a UUID. */
  public static <E> Id<E> of(UUID value) {
    return new Id<>(value);
  }

  /** Unsigned order of the sixteen bytes, which is PostgreSQL's order of {@code uuid}. */
  @Override
  public int compareTo(Id<E> other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
