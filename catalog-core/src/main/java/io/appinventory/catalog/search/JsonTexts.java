package io.appinventory.catalog.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.BiConsumer;

/** The texts and numbers in a JSON document: what of it is searched. */
final class JsonTexts {
  private JsonTexts() {}

  /**
   * Tells of each, in order, with the path to it.
   *
   * @param path to the document; names of fields are added with a dot
   */
  static void forEach(String path, JsonNode document, BiConsumer<String, String> told) {
    if (document.isObject()) {
      for (Map.Entry<String, JsonNode> entry : document.properties()) {
        forEach(path + "." + entry.getKey(), entry.getValue(), told);
      }
    } else if (document.isArray()) {
      document.forEach(item -> forEach(path, item, told));
    } else if (document.isTextual() || document.isNumber()) {
      told.accept(path, document.asText());
    }
  }
}
