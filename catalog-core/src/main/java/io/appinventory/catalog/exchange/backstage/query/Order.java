package io.appinventory.catalog.exchange.backstage.query;

import java.util.Locale;

/**
 * An order of entities by the first of the values of a key, in lower case. An entity without one is
 * left out of a list that is in order.
 *
 * @param field the key as the caller spells it
 * @param descending whether the greatest come first
 */
public record Order(String field, boolean descending) {
  /** The key. */
  String key() {
    return field.toLowerCase(Locale.ROOT);
  }
}
