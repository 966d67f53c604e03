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

/** Which fields of entities can be asked for. */
final class EntityBody {
  private EntityBody() {}

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
      known.add(EntityDetail.SCORECARDS);
    }
    return known;
  }
}
