package io.appinventory.http.collection;

import com.fasterxml.jackson.core.JsonGenerator;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.json.EntityJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.store.Detail;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes entities as answers. */
final class EntityBody {
  private EntityBody() {}

  /**
   * Writes an entity with all that it is related to. The relations are JSON already and are copied
   * as they are.
   *
   * @param fields the properties and relations to write; all when empty
   */
  static <R extends Entity<R>> void write(
      JsonGenerator out, EntityType<R> type, Detail<R> detail, Set<String> fields)
      throws IOException {
    out.writeStartObject();
    EntityJson.writeProperties(out, type, detail.entity(), fields);
    for (Relation<R, ?> relation : type.relations()) {
      if (fields.isEmpty() || fields.contains(relation.name())) {
        out.writeFieldName(relation.name());
        out.writeRawValue(detail.json(relation).text());
      }
    }
    out.writeEndObject();
  }

  /**
   * Refuses names that are no fields.
   *
   * @param related whether relations count as fields
   */
  static <R extends Entity<R>> void requireFields(
      EntityType<R> type, Set<String> fields, boolean related) {
    Set<String> known = known(type, related);
    for (String field : fields) {
      if (!known.contains(field)) {
        throw new MalformedQueryException(
            "fields",
            "'"
                + field
                + "' is not a field of a "
                + type.singular()
                + Names.suggestion(field, known));
      }
    }
  }

  /** Whether properties alone are asked for. */
  static boolean propertiesOnly(EntityType<?> type, Set<String> fields) {
    return !fields.isEmpty() && fields.stream().allMatch(name -> type.property(name).isPresent());
  }

  private static <R extends Entity<R>> Set<String> known(EntityType<R> type, boolean related) {
    Set<String> known =
        type.properties().stream()
            .filter(property -> property.access() != Access.SECRET)
            .map(Property::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (related) {
      type.relations().forEach(relation -> known.add(relation.name()));
    }
    return known;
  }
}
