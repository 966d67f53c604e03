package io.appinventory.catalog.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Tells whether a document says what it said before, whatever its layout. */
public final class DocumentHash {
  /** Raised whenever documents come to mean something else, so that all are read anew. */
  private static final String MEANING = "1 ";

  private DocumentHash() {}

  /** SHA-256 of the document with its keys in order, in hexadecimal digits. */
  public static String of(JsonNode document) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String text = MEANING + canonical(document);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static JsonNode canonical(JsonNode node) {
    if (node.isArray()) {
      var list = JsonNodeFactory.instance.arrayNode();
      node.forEach(item -> list.add(canonical(item)));
      return list;
    }
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      List<String> names = new ArrayList<>();
      node.fieldNames().forEachRemaining(names::add);
      names.stream().sorted().forEach(name -> object.set(name, canonical(node.path(name))));
      return object;
    }
    return node;
  }
}
