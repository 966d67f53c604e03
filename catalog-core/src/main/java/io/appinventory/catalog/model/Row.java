package io.appinventory.catalog.model;

import org.jspecify.annotations.Nullable;

/**
 * The values a record is made of, wherever they come from: a database row, a JSON document or a
 * caller.
 */
public interface Row {
  /** The value of a property, null where it has none. */
  <T> @Nullable T optional(Property<?, T> property);

  /** The value of a property that always has one. */
  default <T> T get(Property<?, T> property) {
    T value = optional(property);
    if (value == null) {
      throw new IllegalStateException(property.name() + " has no value");
    }
    return value;
  }
}
