package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an entity can be asked for, by the rules of Backstage ({@code buildEntitySearch} of
 * {@code @backstage/plugin-catalog-backend} 4.0): every scalar under the path to it, arrays without
 * an index; a text in an array also as a key of its own with the value {@code true}; relations by
 * type.
 */
public final class Leaves {
  /** The most characters of a key; longer ones are left out. */
  public static final int MAX_KEY = 200;

  /** The most characters of a value; of longer ones only the key is there. */
  public static final int MAX_VALUE = 200;

  private static final Set<String> SPECIAL =
      Set.of(
          "attachments",
          "relations",
          "status",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "metadata.etag");

  private final List<Leaf> leaves = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();

  private Leaves() {}

  /** The leaves of a document and of the relations that are shown with it. */
  public static List<Leaf> of(JsonNode document, Collection<Relation> relations) {
    Leaves all = new Leaves();
    document.properties().forEach(field -> all.visit(field.getKey(), field.getValue()));
    JsonNode metadata = document.path("metadata");
    all.add("metadata.name", text(metadata.path("name")));
    all.add("metadata.namespace", text(metadata.path("namespace")));
    all.add("metadata.uid", text(metadata.path("uid")));
    relations.forEach(relation -> all.add("relations." + relation.type(), relation.target()));
    return all.leaves;
  }

  private void visit(String path, JsonNode node) {
    if (SPECIAL.contains(path)) {
      return;
    }
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        visit(path + "." + field.getKey(), field.getValue());
      }
    } else if (node.isArray()) {
      for (JsonNode item : node) {
        visit(path, item);
        if (item.isTextual() && !keys.contains(lower(path + "." + item.textValue()))) {
          add(path + "." + item.textValue(), "true");
        }
      }
    } else {
      add(path, text(node));
    }
  }

  private void add(String path, @Nullable String original) {
    String key = lower(path);
    if (key.length() > MAX_KEY) {
      return;
    }
    keys.add(key);
    String value = original == null ? null : lower(original);
    boolean shown = value != null && value.length() <= MAX_VALUE;
    leaves.add(new Leaf(key, shown ? value : null, shown ? original : null));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(JsonNode node) {
    if (node.isNull() || node.isMissingNode() || node.isContainerNode()) {
      return null;
    }
    return node.isNumber() ? ScriptNumber.text(node.decimalValue()) : node.asText();
  }
}
