package io.appinventory.catalog.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

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
