package io.appinventory.catalog.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Json;
import java.util.List;
import java.util.Map;

/**
 * What a write changed: {@code {"field": {"old": ..., "new": ...}}} for exactly the fields whose
 * value differs. For a list of a relation, {@code old} holds what was taken out and {@code new}
 * what was added.
 */
public final class FieldChanges {
  private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

  /** Adds a field. */
  public FieldChanges add(String field, JsonNode before, JsonNode after) {
    ObjectNode change = fields.putObject(field);
    change.set("old", before);
    change.set("new", after);
    return this;
  }

  /** Adds the items that left and joined a list. */
  public FieldChanges addList(
      String field, List<? extends JsonNode> removed, List<? extends JsonNode> added) {
    return add(
        field,
        JsonNodeFactory.instance.arrayNode().addAll(removed),
        JsonNodeFactory.instance.arrayNode().addAll(added));
  }

  /** Whether no field changed. */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The names of the fields that changed. */
  public List<String> names() {
    return fields.propertyStream().map(Map.Entry::getKey).toList();
  }

  /** The texts that left a list; none when the field did not change. */
  public List<String> removed(String field) {
    return texts(field, "old");
  }

  /** The texts that joined a list; none when the field did not change. */
  public List<String> added(String field) {
    return texts(field, "new");
  }

  private List<String> texts(String field, String side) {
    return fields.path(field).path(side).valueStream().map(JsonNode::asText).toList();
  }

  /** Whether only a status changed: the field {@code status} or one whose name ends so. */
  public boolean onlyStatus() {
    return !isEmpty() && names().stream().allMatch(name -> name.endsWith("status"));
  }

  /** The JSON form. */
  public Json toJson() {
    return Json.of(fields);
  }
}
