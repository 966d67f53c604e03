package io.appinventory.catalog.query.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.error.MalformedQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value in a JSON document and where it stands.
 *
 * @param pointer its JSON pointer
 * @param depth how many objects lie around it
 */
record JsonPlace(JsonNode node, String pointer, int depth) {
  boolean has(String name) {
    return node.has(name);
  }

  /** The field; an error when there is none. */
  JsonPlace field(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw error("the field " + name + " is missing");
    }
    return new JsonPlace(value, pointer + "/" + name, depth + 1);
  }

  List<JsonPlace> elements() {
    if (!node.isArray()) {
      throw error("a list is needed");
    }
    List<JsonPlace> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(new JsonPlace(element, pointer + "/" + elements.size(), depth));
    }
    return elements;
  }

  void requireObject() {
    if (!node.isObject()) {
      throw error("an object is needed, found '" + shown() + "'");
    }
  }

  void requireOnly(Set<String> allowed) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (!allowed.contains(field.getKey())) {
        throw error("the field '" + shortened(field.getKey()) + "' does not belong here");
      }
    }
  }

  String text() {
    if (!node.isTextual()) {
      throw error("a text is needed, found '" + shown() + "'");
    }
    return node.textValue();
  }

  String shown() {
    return shortened(node.isTextual() ? node.textValue() : node.toString());
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  Position position() {
    return Position.pointer(pointer);
  }

  MalformedQueryException error(String message) {
    return position().error(message);
  }
}
