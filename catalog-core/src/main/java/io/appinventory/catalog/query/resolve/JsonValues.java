package io.appinventory.catalog.query.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks into JSON as PostgreSQL's JSON paths do in their lax mode: a key asked of an array is asked
 * of its elements, one level deep.
 */
final class JsonValues {
  private JsonValues() {}

  /** What stands at the keys; several values where arrays lie on the way. */
  static List<JsonNode> at(JsonNode root, List<String> keys) {
    List<JsonNode> found = List.of(root);
    for (String key : keys) {
      found =
          unwrapped(found).stream()
              .filter(each -> each.has(key))
              .map(each -> each.get(key))
              .toList();
    }
    return found;
  }

  /** The elements of arrays in place of the arrays. */
  static List<JsonNode> unwrapped(List<JsonNode> nodes) {
    return nodes.stream()
        .flatMap(each -> each.isArray() ? each.valueStream() : Stream.of(each))
        .toList();
  }

  /** The texts among the values. */
  static Stream<String> texts(List<JsonNode> nodes) {
    return nodes.stream().filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  /** The value, unless it is null, an array or an object. */
  static Stream<Scalar> scalar(JsonNode node) {
    if (node.isTextual()) {
      return Stream.of(new Scalar.Text(node.textValue()));
    }
    if (node.isNumber()) {
      return Stream.of(new Scalar.Numeral(node.decimalValue()));
    }
    return node.isBoolean() ? Stream.of(new Scalar.Bool(node.booleanValue())) : Stream.of();
  }

  /** Whether a value is something: no null, no empty text, no empty object. */
  static boolean present(JsonNode node) {
    return node.isNumber()
        || node.isBoolean()
        || node.isArray()
        || (node.isTextual() && !node.textValue().isEmpty())
        || (node.isObject() && !node.isEmpty());
  }
}
