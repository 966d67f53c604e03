package io.appinventory.catalog.search;

import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.session.Permissions;
import java.util.ArrayList;
import java.util.List;

/** Which properties of an entity type are searched. */
final class SearchedProperties {
  private SearchedProperties() {}

  /**
   * The properties that hold words: the label first, then texts, lists of texts and JSON in the
   * order they are shown. Not what only some may see, and not codes, which are for filters and
   * facets.
   */
  static <R extends Entity<R>> List<Property<R, ?>> of(EntityType<R> type) {
    List<Property<R, ?>> searched = new ArrayList<>(List.of(type.label()));
    for (Property<R, ?> property : type.properties()) {
      if (property != type.label()
          && Permissions.mayAllSee(property.sensitivity())
          && holdsWords(property)) {
        searched.add(property);
      }
    }
    return searched;
  }

  private static boolean holdsWords(Property<?, ?> property) {
    return switch (property.type()) {
      case JsonType json -> true;
      case TextListType texts -> true;
      // A number or an address is no word.
      case TextType text -> text.format() == null;
      case BooleanType b -> false;
      case CodeType<?> c -> false;
      case DateType d -> false;
      case DecimalType d -> false;
      case IntegerType i -> false;
      case LongType l -> false;
      case PasswordType p -> false;
      case ReferenceType<?> r -> false;
      case TimestampType t -> false;
      case UuidType u -> false;
    };
  }
}
