package io.appinventory.http.backstage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.MalformedQueryException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The parts of entities that are asked for. A part is a path with dots; where an object has no
 * field of the name up to the next dot, the name goes on beyond it.
 *
 * @param fields the paths; none for whole entities
 */
record FieldSelection(List<String> fields) {
  /**
   * Reads comma lists.
   *
   * @throws MalformedQueryException when a path has brackets
   */
  static FieldSelection of(Collection<String> lists) {
    List<String> fields =
        lists.stream()
            .flatMap(list -> Arrays.stream(list.split(",")))
            .map(String::strip)
            .filter(field -> !field.isEmpty())
            .toList();
    if (fields.stream().anyMatch(field -> field.contains("["))) {
      throw new MalformedQueryException(
          "fields", "invalid fields, array type fields are not supported");
    }
    return new FieldSelection(fields);
  }

  boolean isAll() {
    return fields.isEmpty();
  }

  /** What is left of an entity. */
  ObjectNode of(ObjectNode entity) {
    ObjectNode left = entity.objectNode();
    fields.forEach(field -> copy(entity, field, left));
    return left;
  }

  private static void copy(ObjectNode from, String path, ObjectNode to) {
    int end = path.indexOf('.');
    while (end >= 0 && !from.has(path.substring(0, end))) {
      end = path.indexOf('.', end + 1);
    }
    String name = end < 0 ? path : path.substring(0, end);
    JsonNode value = from.path(name);
    if (end < 0) {
      if (!value.isMissingNode()) {
        to.set(name, value);
      }
    } else if (value instanceof ObjectNode inner && holds(inner, path.substring(end + 1))) {
      JsonNode known = to.path(name);
      ObjectNode target = known instanceof ObjectNode object ? object : to.putObject(name);
      if (known != value) {
        copy(inner, path.substring(end + 1), target);
      }
    }
  }

  /** Whether there is anything at the path. */
  private static boolean holds(ObjectNode from, String path) {
    int end = path.indexOf('.');
    while (end >= 0 && !from.has(path.substring(0, end))) {
      end = path.indexOf('.', end + 1);
    }
    if (end < 0) {
      return from.has(path);
    }
    return from.path(path.substring(0, end)) instanceof ObjectNode inner
        && holds(inner, path.substring(end + 1));
  }
}
