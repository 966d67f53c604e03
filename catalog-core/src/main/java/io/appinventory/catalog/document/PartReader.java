package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.document.Fields.Field;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one row that an entity owns: an assignment, a criterion, a timeline entry. */
final class PartReader {
  private final PartType<?> type;
  private final CatalogModel model;
  private final Problems problems;
  private final List<ToOne<?, ?>> toOnes = new ArrayList<>();
  private final List<String> names;

  PartReader(PartType<?> type, CatalogModel model, Problems problems) {
    this.type = type;
    this.model = model;
    this.problems = problems;
    for (Relation<?, ?> relation : type.relations()) {
      if (relation instanceof ToOne<?, ?> toOne) {
        toOnes.add(toOne);
      }
    }
    Stream<String> plain =
        type.properties().stream()
            .filter(property -> property.access() != Access.READ_ONLY)
            .map(Property::name)
            .filter(
                name -> toOnes.stream().noneMatch(toOne -> toOne.property().name().equals(name)));
    this.names = Stream.concat(plain, toOnes.stream().map(ToOne::name)).toList();
  }

  /**
   * The row as the API takes it.
   *
   * @param references takes what it mentions
   */
  JsonNode read(String path, JsonNode node, ReferenceReader references) {
    if (!node.isObject()) {
      return node; // whoever reads the body says what is wrong
    }
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    List<Field> fields = Fields.of(path, node, problems);
    for (Field field : fields) {
      if (isKeyOfAny(field)) {
        continue;
      }
      toOne(field.name())
          .ifPresentOrElse(
              toOne -> readReference(field, toOne, row, references), () -> readPlain(field, row));
    }
    fields.stream().filter(this::isKeyOfAny).forEach(field -> readAny(field, row, references));
    toOnes.forEach(toOne -> requireReference(path, toOne, row));
    return row;
  }

  private boolean isKeyOfAny(Field field) {
    return field.name().equals(AnyEntity.KEY) && AnyEntity.isIn(type);
  }

  private void readAny(Field field, ObjectNode row, ReferenceReader references) {
    if (row.has(AnyEntity.ID)) {
      problems.add(field.path(), "duplicate", "is given twice");
      return;
    }
    String collection = row.path(AnyEntity.COLLECTION).asText();
    EntityType<?> target =
        model.type(collection).filter(found -> DocumentType.of(found).isHeld()).orElse(null);
    if (target != null) {
      references.readOne(field, target, AnyEntity.ID, row);
    } else {
      row.put(AnyEntity.ID, DocumentCollection.NOBODY.toString());
      problems.add(
          field.path(),
          "not_found",
          "is of '" + ValueType.shortened(collection) + "', which is no collection of a document");
    }
  }

  private void requireReference(String path, ToOne<?, ?> toOne, ObjectNode row) {
    String name = toOne.property().name();
    if (toOne.property().required() && !row.hasNonNull(name)) {
      problems.add(path + "." + toOne.name(), "required", "is missing");
      row.put(name, DocumentCollection.NOBODY.toString());
    }
  }

  private Optional<ToOne<?, ?>> toOne(String name) {
    return toOnes.stream()
        .filter(toOne -> name.equals(toOne.name()) || name.equals(toOne.property().name()))
        .findFirst();
  }

  private void readReference(
      Field field, ToOne<?, ?> toOne, ObjectNode row, ReferenceReader references) {
    if (row.has(toOne.property().name())) {
      problems.add(field.path(), "duplicate", "is given twice");
    } else {
      references.readOne(field, toOne, row);
    }
  }

  private void readPlain(Field field, ObjectNode row) {
    Property<?, ?> property = type.property(field.name()).orElse(null);
    if (property == null) {
      problems.add(
          field.path(),
          "unknown_field",
          "is not a field of " + type.name() + Names.suggestion(field.name(), names));
    } else if (property.access() == Access.READ_ONLY) {
      problems.add(field.path(), "read_only", "is set by the catalog and cannot be stated");
    } else {
      row.set(field.name(), OlderSpelling.canonical(property, field.value()));
    }
  }
}
