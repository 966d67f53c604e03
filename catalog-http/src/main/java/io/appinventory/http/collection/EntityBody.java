package io.appinventory.http.collection;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.Property;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The fields of the entities of a type that can be asked for: properties and what is related. */
final class EntityBody {
  private final EntityType<?> type;
  private final Set<String> properties;
  private final Set<String> known;

  <R extends Entity<R>> EntityBody(EntityType<R> type) {
    this.type = type;
    this.properties =
        type.properties().stream()
            .filter(property -> property.access() != Access.SECRET)
            .map(Property::name)
            .collect(Collectors.toSet());
    this.known = new TreeSet<>(properties);
    type.relations().forEach(relation -> known.add(relation.name()));
    known.add(EntityDetail.SCORECARDS);
  }

  /** Refuses names that are no fields. */
  void requireFields(Set<String> fields) {
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
  boolean propertiesOnly(Set<String> fields) {
    return !fields.isEmpty() && properties.containsAll(fields);
  }
}
