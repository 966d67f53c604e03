package io.appinventory.catalog.query;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BooleanType;
import io.appinventory.catalog.model.CodeType;
import io.appinventory.catalog.model.DateType;
import io.appinventory.catalog.model.DecimalType;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.IntegerType;
import io.appinventory.catalog.model.JsonType;
import io.appinventory.catalog.model.LongType;
import io.appinventory.catalog.model.PasswordType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ReferenceType;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.model.UuidType;
import io.appinventory.catalog.query.count.KeptCounts;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.resolve.JsonSql;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.JSONB;

/**
 * A property that is counted by.
 *
 * @param index its place among those counted at once
 * @param expression its value; of several values a JSON array
 * @param several whether an entity has any number of values
 * @param labelled the type whose ids the values are, if they are
 * @param kept the type's own property, when its counts are kept and all entities are counted
 */
record FacetColumn(
    int index,
    Field<?> expression,
    boolean several,
    Optional<EntityType<?>> labelled,
    Optional<Property<?, ?>> kept) {
  private static final int MAX_TEXT = 500;

  /** Finds what a path names. */
  static FacetColumn of(Joined joined, Path path, int index) {
    return switch (joined.follow(path)) {
      case Joined.ReferenceEnd end ->
          new FacetColumn(
              index,
              end.reference().property().column().in(end.start()),
              false,
              Optional.of(end.reference().target()),
              Optional.of(end.reference().property()));
      case Joined.PropertyEnd end -> of(joined, path, index, end);
    };
  }

  /** The same, counted from the rows unless what is kept says how many of all have each value. */
  FacetColumn keptOf(EntityType<?> type, boolean all) {
    Optional<Property<?, ?>> counted =
        kept.filter(
            property ->
                all && type.properties().contains(property) && KeptCounts.counts(type, property));
    return new FacetColumn(index, expression, several, labelled, counted);
  }

  private static FacetColumn of(Joined joined, Path path, int index, Joined.PropertyEnd end) {
    Property<?, ?> property = end.property();
    Field<?> column = property.column().in(end.table());
    if (property.type() instanceof JsonType && !end.rest().isEmpty()) {
      Field<JSONB> json = property.column().as(JSONB.class, end.table());
      return new FacetColumn(
          index, JsonSql.scalars(json, end.rest()), true, Optional.empty(), Optional.empty());
    }
    if (!end.rest().isEmpty()) {
      throw joined.error("'" + path + "' goes on behind the property '" + property + "'");
    }
    if (!isCountable(property)) {
      String reason =
          property.type() instanceof JsonType
              ? "is an object: ask for a key of it, as in " + property + ".key"
              : "has too many values to be counted by";
      throw joined.error("'" + property + "' " + reason);
    }
    boolean several = property.type() instanceof TextListType;
    return new FacetColumn(index, column, several, target(end), Optional.of(property));
  }

  /** The type that a reference leads to: {@code team_id} is the column of {@code team}. */
  private static Optional<EntityType<?>> target(Joined.PropertyEnd end) {
    for (Relation<?, ?> relation : end.shape().relations()) {
      if (relation instanceof ToOne<?, ?> reference && reference.property() == end.property()) {
        return Optional.of(reference.target());
      }
    }
    return Optional.empty();
  }

  /** Whether a property has few enough values to be counted by. */
  static boolean isCountable(Property<?, ?> property) {
    return property.access() != Access.SECRET
        && !property.name().equals("id")
        && switch (property.type()) {
          case CodeType<?> code -> true;
          case BooleanType bool -> true;
          case IntegerType integer -> true;
          case LongType integer -> true;
          case DecimalType decimal -> true;
          case DateType date -> true;
          case ReferenceType<?> reference -> true;
          case UuidType uuid -> true;
          case TextListType texts -> true;
          case TextType text -> text.max() <= MAX_TEXT;
          case TimestampType timestamp -> false;
          case JsonType json -> false;
          case PasswordType password -> false;
        };
  }
}
