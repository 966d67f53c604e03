package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.document.Fields.Field;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.ToOne;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the mentions of other entities; their ids are put in when all of the document is read. */
final class ReferenceReader {
  private final Problems problems;
  private final List<Reference> references = new ArrayList<>();

  ReferenceReader(Problems problems) {
    this.problems = problems;
  }

  /** All mentions so far. */
  List<Reference> references() {
    return references;
  }

  /** Reads a mention, whose id will stand in {@code into} under the name of the property. */
  void readOne(Field field, ToOne<?, ?> reference, ObjectNode into) {
    readOne(field, reference.target(), reference.property().name(), into);
  }

  /** Reads a mention, whose id will stand in {@code into} under {@code name}. */
  void readOne(Field field, EntityType<?> target, String name, ObjectNode into) {
    if (field.value().isNull()) {
      into.putNull(name);
      return;
    }
    // Until it is known, or for ever: what is wrong is not missing as well.
    into.put(name, DocumentCollection.NOBODY.toString());
    if (field.value().isTextual()) {
      references.add(
          new Reference(
              target,
              field.value().textValue(),
              field.path(),
              id -> into.put(name, id.toString())));
    } else {
      notAKey(field.path(), target);
    }
  }

  /** Reads a list of mentions, whose ids will be in {@code ids}. */
  void readList(Field field, EntityType<?> target, ArrayNode ids) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < field.value().size(); i++) {
      JsonNode key = field.value().get(i);
      String at = field.path() + "[" + i + "]";
      if (!key.isTextual()) {
        notAKey(at, target);
      } else if (!keys.add(key.textValue())) {
        problems.add(at, "duplicate", "is there twice: " + key.textValue());
      } else {
        references.add(new Reference(target, key.textValue(), at, id -> ids.add(id.toString())));
      }
    }
  }

  private void notAKey(String path, EntityType<?> target) {
    problems.add(
        path, "wrong_type", "is not the " + target.key().name() + " of a " + target.singular());
  }
}
