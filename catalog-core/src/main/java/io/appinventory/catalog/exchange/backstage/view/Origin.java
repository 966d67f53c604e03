package io.appinventory.catalog.exchange.backstage.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.backstage.BackstageFormat;
import io.appinventory.catalog.exchange.backstage.EntityRef;
import io.appinventory.catalog.exchange.read.Place;
import io.appinventory.catalog.exchange.read.Reading;
import io.appinventory.catalog.exchange.read.UnreadableDocument;
import java.util.Optional;
import java.util.UUID;

/**
 * The descriptor an entity comes from.
 *
 * @param id of its row
 * @param key what it calls the entity by
 * @param location the file it lies in
 * @param orphaned whether its source no longer has it
 * @param document what it says
 */
record Origin(UUID id, String key, String location, boolean orphaned, ObjectNode document) {
  private static final String ANNOTATION = "backstage.io/";

  /** The reference: kind, namespace and name of the key. */
  EntityRef ref() {
    return EntityRef.parse(key, null, EntityRef.DEFAULT)
        .orElseThrow(() -> new IllegalStateException("not a reference: " + key));
  }

  /** What the import reads in it; empty where it would no longer take it. */
  Optional<Descriptor> descriptor() {
    try {
      return new BackstageFormat().read(document, Place.of(location), new Reading());
    } catch (UnreadableDocument e) {
      return Optional.empty();
    }
  }

  /** The document with all that Backstage would have added to it, apart from what it knows of. */
  ObjectNode shown() {
    ObjectNode shown = document.objectNode();
    shown.put("apiVersion", document.path("apiVersion").asText("backstage.io/v1alpha1"));
    shown.put("kind", document.path("kind").asText());
    ObjectNode metadata = shown.putObject("metadata");
    metadata.put("namespace", ref().namespace());
    if (document.path("metadata") instanceof ObjectNode own) {
      metadata.setAll(own.deepCopy());
    }
    metadata.put("namespace", document.at("/metadata/namespace").asText(EntityRef.DEFAULT));
    if (metadata.path("annotations") instanceof ObjectNode
        || metadata.path("annotations").isMissingNode()
        || metadata.path("annotations").isNull()) {
      annotate(metadata);
    }
    document.properties().stream()
        .filter(field -> !shown.has(field.getKey()) && !field.getKey().equals("relations"))
        .forEach(field -> shown.set(field.getKey(), field.getValue().deepCopy()));
    return shown;
  }

  private void annotate(ObjectNode metadata) {
    ObjectNode annotations =
        metadata.path("annotations") instanceof ObjectNode own
            ? own
            : metadata.putObject("annotations");
    String file = "file:" + location;
    if (!annotations.has(ANNOTATION + "managed-by-location")) {
      annotations.put(ANNOTATION + "managed-by-location", file);
    }
    if (!annotations.has(ANNOTATION + "managed-by-origin-location")) {
      annotations.put(ANNOTATION + "managed-by-origin-location", file);
    }
    if (orphaned) {
      annotations.put(ANNOTATION + "orphan", "true");
    } else {
      annotations.remove(ANNOTATION + "orphan");
    }
  }
}
