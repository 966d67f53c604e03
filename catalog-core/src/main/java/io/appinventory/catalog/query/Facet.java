package io.appinventory.catalog.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * How often each value occurs.
 *
 * @param name as it was asked for
 * @param values the most frequent first, equals in their own order
 * @param truncated whether there are more values than {@link Facets#MAX_VALUES}
 */
public record Facet(String name, List<Value> values, boolean truncated) {
  /** Keeps a copy. */
  public Facet {
    values = List.copyOf(values);
  }

  /**
   * A value.
   *
   * @param value as the property writes it; JSON's null where it is missing
   * @param label what the entity is called that a reference leads to; empty for everything else
   * @param count how many entities have it
   */
  public record Value(JsonNode value, Optional<String> label, long count) {}
}
