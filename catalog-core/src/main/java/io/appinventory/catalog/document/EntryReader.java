package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.document.Fields.Field;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one object of a document: tells what is plain, which goes into a body as the API takes it,
 * from what is a reference by key.
 *
 * @param <R> the record
 */
final class EntryReader<R extends Entity<R>> {
  private final DocumentType<R> vocabulary;
  private final EntityType<R> type;
  private final CatalogModel model;
  private final String path;
  private final Problems problems;
  private final ObjectNode body = JsonNodeFactory.instance.objectNode();
  private final Changes<R> stated = Changes.none();
  private final ReferenceReader references;
  private final Map<String, String> spellings = new HashMap<>();
  private @Nullable Instant createdAt;

  EntryReader(DocumentType<R> vocabulary, CatalogModel model, String path, Problems problems) {
    this.vocabulary = vocabulary;
    this.type = vocabulary.type();
    this.model = model;
    this.path = path;
    this.problems = problems;
    this.references = new ReferenceReader(problems);
  }

  /** The entry; empty when it is not an object. */
  Optional<Entry<R>> read(JsonNode node) {
    if (!node.isObject()) {
      problems.add(path, "wrong_type", "is not an object");
      return Optional.empty();
    }
    Fields.of(path, node, problems).forEach(this::readField);
    String key = key();
    checkSelf(key);
    return Optional.of(
        new Entry<>(path, key, createdAt, body, stated, references.references(), spellings));
  }

  private @Nullable String key() {
    String name = type.key().name();
    JsonNode key = body.get(name);
    if (key == null || key.isNull()) {
      problems.add(path + "." + name, "required", "is missing");
      body.put(name, "?"); // said once is enough
      return null;
    }
    if (!vocabulary.keyIsUnique() && !spellings.containsKey(type.header().createdAt().name())) {
      problems.add(
          path + ".created_at",
          "required",
          "is missing: it tells apart what has the same " + type.key().name());
    }
    return key.isTextual() ? key.textValue() : null;
  }

  private void readField(Field field) {
    Relation<R, ?> relation = vocabulary.relation(field.name());
    Property<R, ?> property = type.property(field.name()).orElse(null);
    if (relation != null) {
      readRelation(field, relation);
    } else if (property == null) {
      problems.add(
          field.path(),
          "unknown_field",
          "is not a field of a "
              + type.singular()
              + Names.suggestion(field.name(), vocabulary.names()));
    } else {
      readProperty(field, property);
    }
  }

  private <T> void readProperty(Field field, Property<R, T> property) {
    if (property == type.header().createdAt() && !vocabulary.keyIsUnique()) {
      spellings.put(field.name(), field.spelling());
      createdAt = value(field, type.header().createdAt()).orElse(null);
    } else if (vocabulary.states(property)) {
      if (field.value().isNull()) {
        stated.set(property, null);
      } else {
        value(field, property).ifPresent(value -> stated.set(property, value));
      }
    } else if (property.access() == Access.READ_ONLY) {
      problems.add(field.path(), "read_only", "is set by the catalog and cannot be stated");
    } else {
      spellings.put(field.name(), field.spelling());
      body.set(field.name(), field.value());
    }
  }

  private <T> Optional<T> value(Field field, Property<R, T> property) {
    try {
      return Optional.of(property.type().read(field.value()));
    } catch (InvalidValueException e) {
      problems.add(field.path(), e.code(), e.reason());
      return Optional.empty();
    }
  }

  private void readRelation(Field field, Relation<R, ?> relation) {
    switch (relation) {
      case ToOne<R, ?> reference -> readReference(field, reference);
      case Link<R, ?> link -> readLink(field, link);
      case Parts<R, ?> parts -> readParts(field, parts);
      case BackReference<R, ?> back -> statedElsewhere(field);
    }
  }

  private void readReference(Field field, ToOne<R, ?> reference) {
    String name = reference.property().name();
    String other = spellings.putIfAbsent(name, field.spelling());
    if (other != null) {
      problems.add(field.path(), "duplicate", "is given twice, also as " + other);
    } else {
      references.readOne(field, reference, body);
    }
  }

  private void statedElsewhere(Field field) {
    problems.add(field.path(), "read_only", "is stated at the other end");
  }

  private void readLink(Field field, Link<R, ?> link) {
    String input = link.input();
    if (input == null || !DocumentType.startsHere(link)) {
      statedElsewhere(field);
    } else if (!field.value().isArray()) {
      problems.add(field.path(), "wrong_type", "is not a list");
    } else {
      spellings.put(input, field.spelling());
      references.readList(field, link.target(), body.putArray(input));
    }
  }

  private void readParts(Field field, Parts<R, ?> parts) {
    spellings.put(parts.name(), field.spelling());
    if (!field.value().isArray()) {
      body.set(parts.name(), field.value()); // whoever reads the body says what is wrong
      return;
    }
    ArrayNode rows = body.putArray(parts.name());
    var reader = new PartReader(parts.target(), model, problems);
    for (int i = 0; i < field.value().size(); i++) {
      rows.add(reader.read(field.path() + "[" + i + "]", field.value().get(i), references));
    }
  }

  /** An entity that needs itself. */
  private void checkSelf(@Nullable String key) {
    references.references().stream()
        .filter(reference -> reference.target() == type && reference.key().equals(key))
        .forEach(
            r -> problems.add(r.path(), "invalid", "refers to the " + type.singular() + " itself"));
  }
}
