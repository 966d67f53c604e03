package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.exchange.ExactJson;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * An entity as it is shown now.
 *
 * @param id its {@code uid}
 * @param ref its reference
 * @param kind its kind, in lower case
 * @param name its name, in lower case
 * @param document all but its relations
 * @param stated the texts of the relations it states
 */
record StoredView(UUID id, String ref, String kind, String name, String document, String[] stated) {
  /** Whether it is shown so already. */
  boolean shows(ViewEntity entity) {
    return ref.equals(entity.ref().key())
        && Arrays.equals(stated, entity.relationTexts())
        && document.equals(entity.document().toString());
  }

  List<Leaf> leaves() {
    JsonNode parsed = ExactJson.parse(document);
    return Leaves.of(parsed, relations());
  }

  List<Relation> relations() {
    return Arrays.stream(stated).map(Relation::parse).toList();
  }
}
