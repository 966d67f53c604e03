package io.appinventory.catalog.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What left and what joined a list.
 *
 * @param removed what left
 * @param added what joined
 */
record ListDiff(List<JsonNode> removed, List<JsonNode> added) {
  static ListDiff ofIds(Collection<UUID> removed, Collection<UUID> added) {
    return new ListDiff(texts(removed), texts(added));
  }

  ListDiff and(ListDiff other) {
    return new ListDiff(
        Stream.concat(removed.stream(), other.removed.stream()).toList(),
        Stream.concat(added.stream(), other.added.stream()).toList());
  }

  boolean isEmpty() {
    return removed.isEmpty() && added.isEmpty();
  }

  private static List<JsonNode> texts(Collection<UUID> ids) {
    return ids.stream()
        .sorted()
        .<JsonNode>map(id -> JsonNodeFactory.instance.textNode(id.toString()))
        .toList();
  }
}
