package io.appinventory.catalog.document;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Index;
import org.jooq.Key;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * How entities of one type are written in a document; follows from the type's description.
 *
 * @param <R> the record
 */
final class DocumentType<R extends Entity<R>> {
  private final EntityType<R> type;
  private final boolean keyIsUnique;
  private final Map<String, Relation<R, ?>> relations = new HashMap<>();
  private final TreeSet<String> names = new TreeSet<>();

  private DocumentType(EntityType<R> type) {
    this.type = type;
    this.keyIsUnique = keyIsUnique(type);
    for (Property<R, ?> property : type.properties()) {
      if (property.access() != Access.READ_ONLY || states(property)) {
        names.add(property.name());
      }
    }
    if (!keyIsUnique) {
      names.add(type.header().createdAt().name());
    }
    type.relations().stream().filter(DocumentType::leadsToWhatIsHeld).forEach(this::add);
    type.toOnes().stream()
        .filter(reference -> !isHeld(reference.target()))
        .forEach(reference -> names.remove(reference.property().name()));
  }

  static <R extends Entity<R>> DocumentType<R> of(EntityType<R> type) {
    return new DocumentType<>(type);
  }

  /**
   * Whether documents hold such entities: not those with secrets, since documents are passed
   * around; not events; and not what cannot be without one of those, such as a project without its
   * owner.
   */
  boolean isHeld() {
    return isHeld(type);
  }

  private static boolean isHeld(EntityType<?> type) {
    return !type.ofEvents()
        && type.properties().stream().noneMatch(property -> property.access() == Access.SECRET)
        && type.toOnes().stream()
            .filter(reference -> reference.property().required() && reference.target() != type)
            .allMatch(reference -> isHeld(reference.target()));
  }

  private static boolean leadsToWhatIsHeld(Relation<?, ?> relation) {
    return !(relation.target() instanceof EntityType<?> target) || isHeld(target);
  }

  private void add(Relation<R, ?> relation) {
    relations.put(relation.name(), relation);
    switch (relation) {
      case ToOne<R, ?> reference -> {
        relations.put(reference.property().name(), reference);
        names.remove(reference.property().name());
        names.add(reference.name());
      }
      case Link<R, ?> link when link.input() != null && startsHere(link) -> names.add(link.name());
      case Parts<R, ?> parts -> names.add(parts.name());
      case Link<R, ?> link -> {}
      case BackReference<R, ?> back -> {}
    }
  }

  EntityType<R> type() {
    return type;
  }

  /** The relation that a field of this name stands for: {@code team} and {@code team_id} alike. */
  @Nullable Relation<R, ?> relation(String name) {
    return relations.get(name);
  }

  /** The names of all fields, each once. */
  TreeSet<String> names() {
    return names;
  }

  /**
   * Whether the key alone tells one entity from another. Where it does not, as with incidents, the
   * time of creation has to be stated as well.
   */
  boolean keyIsUnique() {
    return keyIsUnique;
  }

  /** Whether a document may state the property although callers of the API cannot write it. */
  boolean states(Property<R, ?> property) {
    return property.access() == Access.READ_ONLY
        && !type.header().isBookkeeping(property)
        && property != type.header().deletedAt();
  }

  /** Whether a document states the link at this end: the end that needs the other. */
  static boolean startsHere(Link<?, ?> link) {
    return link.dependency() != Dependency.NEEDED_BY;
  }

  private static boolean keyIsUnique(EntityType<?> type) {
    Table<?> table = type.table();
    List<String> columns =
        List.of(type.tenantColumn().getName(), type.key().column().field().getName());
    Stream<List<String>> indexes =
        table.getIndexes().stream()
            .filter(Index::getUnique)
            .map(index -> index.getFields().stream().map(field -> field.getName()).toList());
    Stream<List<String>> keys = table.getKeys().stream().map(DocumentType::columns);
    return Stream.concat(indexes, keys).anyMatch(columns::equals);
  }

  private static List<String> columns(Key<?> key) {
    return key.getFields().stream().map(Field::getName).filter(Objects::nonNull).toList();
  }
}
