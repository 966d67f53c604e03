package io.appinventory.catalog.exchange.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.TextType;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns the nodes of one YAML document into JSON, counting them. A number that would lose something
 * of its spelling ({@code 007}, {@code 1e3}, {@code .inf}) stays text.
 */
final class YamlTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  private final ReadLimits limits;
  private final int firstLine;
  private int nodes;

  YamlTree(ReadLimits limits, int firstLine) {
    this.limits = limits;
    this.firstLine = firstLine;
  }

  JsonNode of(@Nullable Node root) throws UnreadableDocument {
    return root == null ? JSON.nullNode() : value(root, 0);
  }

  private JsonNode value(Node node, int depth) throws UnreadableDocument {
    if (++nodes > limits.nodes()) {
      throw refused(node, "has more than " + limits.nodes() + " values, aliases counted");
    }
    if (depth > limits.depth() || node.isRecursive()) {
      throw refused(node, "is nested deeper than " + limits.depth() + " levels");
    }
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> list(sequence, depth);
      case MappingNode mapping -> object(mapping, depth);
      default -> throw refused(node, "holds what is no value, list or mapping");
    };
  }

  private ArrayNode list(SequenceNode sequence, int depth) throws UnreadableDocument {
    requireTag(sequence, Tag.SEQ);
    ArrayNode list = JSON.arrayNode();
    for (Node item : sequence.getValue()) {
      list.add(value(item, depth + 1));
    }
    return list;
  }

  private ObjectNode object(MappingNode mapping, int depth) throws UnreadableDocument {
    requireTag(mapping, Tag.MAP);
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      String key = key(entry.getKeyNode());
      if (!isMerge(entry.getKeyNode())) {
        if (object.has(key)) {
          throw refused(entry.getKeyNode(), "has the key '" + key + "' twice");
        }
        object.set(key, value(entry.getValueNode(), depth + 1));
      }
    }
    for (NodeTuple entry : mapping.getValue()) {
      if (isMerge(entry.getKeyNode())) {
        merge(object, entry.getValueNode(), depth);
      }
    }
    return object;
  }

  /** The merge key of YAML 1.1: what stands in the mapping itself wins. */
  private void merge(ObjectNode object, Node node, int depth) throws UnreadableDocument {
    JsonNode merged = value(node, depth + 1);
    if (merged.isObject()) {
      merged.properties().forEach(e -> object.putIfAbsent(e.getKey(), e.getValue()));
    } else if (merged.isArray()) {
      for (JsonNode one : merged) {
        one.properties().forEach(e -> object.putIfAbsent(e.getKey(), e.getValue()));
      }
    } else {
      throw refused(node, "merges what is no mapping");
    }
  }

  private static boolean isMerge(Node key) {
    return key instanceof ScalarNode scalar && scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private String key(Node node) throws UnreadableDocument {
    if (node instanceof ScalarNode scalar) {
      return storable(scalar);
    }
    throw refused(node, "has a key that is no text");
  }

  private JsonNode scalar(ScalarNode node) throws UnreadableDocument {
    String text = storable(node);
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR)) {
      return JSON.textNode(text);
    } else if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(text.equalsIgnoreCase("true"));
    } else if (tag.equals(Tag.INT)) {
      return integer(text);
    } else if (tag.equals(Tag.FLOAT)) {
      return decimal(text);
    } else if (tag.equals(Tag.BINARY) || tag.getValue().startsWith(Tag.PREFIX)) {
      return JSON.textNode(text);
    }
    throw refused(node, "has the tag " + tag.getValue() + ", which only its own program knows");
  }

  private static JsonNode integer(String text) {
    if (text.length() < 30 && text.matches("-?(0|[1-9][0-9]*)")) {
      BigInteger number = new BigInteger(text);
      return number.bitLength() < 63
          ? JSON.numberNode(number.longValueExact())
          : JSON.numberNode(number);
    }
    return JSON.textNode(text);
  }

  private static JsonNode decimal(String text) {
    return text.length() < 30 && text.matches("-?(0|[1-9][0-9]*)\\.[0-9]+")
        ? JSON.numberNode(new BigDecimal(text))
        : JSON.textNode(text);
  }

  private String storable(ScalarNode node) throws UnreadableDocument {
    if (!TextType.storable(node.getValue())) {
      throw refused(node, "holds U+0000 or half a surrogate pair");
    }
    return node.getValue();
  }

  private void requireTag(Node node, Tag tag) throws UnreadableDocument {
    if (!node.getTag().equals(tag)) {
      throw refused(node, "has the tag " + node.getTag().getValue() + ", which is not known");
    }
  }

  private UnreadableDocument refused(Node node, String reason) {
    Mark mark = node.getStartMark().orElse(null);
    return new UnreadableDocument(
        reason,
        firstLine + (mark == null ? 0 : mark.getLine()),
        mark == null ? 0 : mark.getColumn() + 1);
  }
}
