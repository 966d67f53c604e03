package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.backstage.EntityRef;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An entity as it is shown, but for what others state of it.
 *
 * @param id its {@code uid}
 * @param ref its reference
 * @param sourced whether a descriptor gave it the reference
 * @param document all but the relations
 * @param relations what it states, in order, each once
 */
record ViewEntity(
    UUID id, EntityRef ref, boolean sourced, ObjectNode document, List<Relation> relations) {
  private static final int ETAG_BYTES = 16;

  /** Puts into the document what the server adds to every one. */
  static ViewEntity of(
      UUID id,
      EntityRef ref,
      boolean sourced,
      ObjectNode document,
      Collection<Relation> relations) {
    List<Relation> stated = List.copyOf(new TreeSet<>(relations));
    ObjectNode metadata = document.withObjectProperty("metadata");
    metadata.put("uid", id.toString());
    metadata.put("etag", etag(document + stated.toString()));
    return new ViewEntity(id, ref, sourced, document, stated);
  }

  private static String etag(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ETAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  List<Leaf> leaves() {
    return Leaves.of(document, relations);
  }

  String[] relationTexts() {
    return relations.stream().map(Relation::text).toArray(String[]::new);
  }
}
