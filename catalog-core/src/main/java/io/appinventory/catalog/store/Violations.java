package io.appinventory.catalog.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.error.ConflictException;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.DatabaseErrors;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;

/**
 * Turns a violated constraint into the field at fault, by the constraint's name: {@code
 * <table>_<column>_live_key}, {@code <table>_<role>_fk}, {@code <table>_<column>_check}.
 */
final class Violations {
  private Violations() {}

  /**
   * The error for the caller, or {@code error} itself when no constraint is behind it.
   *
   * @param entities those that were written by the statement
   */
  static <R extends Entity<R>> RuntimeException explain(
      EntityType<R> type, List<R> entities, DataAccessException error) {
    Optional<SQLException> sql = DatabaseErrors.sql(error);
    Optional<String> constraint = sql.flatMap(DatabaseErrors::constraint);
    if (sql.isEmpty() || constraint.isEmpty()) {
      return error;
    }
    String name = constraint.get();
    return switch (String.valueOf(sql.get().getSQLState())) {
      case DatabaseErrors.UNIQUE_VIOLATION -> duplicate(type, entities, name, sql.get());
      case DatabaseErrors.FOREIGN_KEY_VIOLATION ->
          new InvalidInputException(
              field(type, name), "not_found", "refers to what does not exist");
      case DatabaseErrors.CHECK_VIOLATION ->
          new InvalidInputException(
              field(type, name), "not_allowed", "has a value that is not allowed");
      default -> error;
    };
  }

  /** The error for a list, or {@code error} itself when no constraint is behind it. */
  static RuntimeException explain(String list, DataAccessException error) {
    String state = DatabaseErrors.sql(error).map(SQLException::getSQLState).orElse("");
    return switch (state) {
      case DatabaseErrors.UNIQUE_VIOLATION ->
          ConflictException.duplicate(list, "The list " + list + " has one of its items already.");
      case DatabaseErrors.FOREIGN_KEY_VIOLATION ->
          new InvalidInputException(list, "not_found", "refers to what does not exist");
      case DatabaseErrors.CHECK_VIOLATION ->
          new InvalidInputException(
              list, "not_allowed", "holds what is not allowed there, such as the entity itself");
      default -> error;
    };
  }

  private static <R extends Entity<R>> RuntimeException duplicate(
      EntityType<R> type, List<R> entities, String constraint, SQLException error) {
    String field = field(type, constraint);
    String value =
        type.property(field)
            .flatMap(property -> taken(property, entities, DatabaseErrors.detail(error)))
            .map(text -> " '" + text + "'")
            .orElse("");
    return ConflictException.duplicate(
        field, "There is already a " + type.singular() + " with the " + field + value + ".");
  }

  /** The value that is taken: of one entity its own, of several the one the database tells of. */
  private static <R, T> Optional<String> taken(
      Property<R, T> property, List<R> entities, String detail) {
    Stream<String> values = entities.stream().map(entity -> json(property, entity).asText());
    return entities.size() == 1
        ? values.findFirst()
        : values.filter(value -> detail.contains(", " + value + ")")).findFirst();
  }

  private static <R, T> JsonNode json(Property<R, T> property, R entity) {
    return property.toJson(property.of(entity));
  }

  /**
   * The property whose column the constraint is named after; the constraint's own name where there
   * is none.
   */
  private static String field(EntityType<?> type, String constraint) {
    String prefix = type.table().getName() + "_";
    String rest =
        constraint.startsWith(prefix) ? constraint.substring(prefix.length()) : constraint;
    return type.properties().stream()
        .filter(property -> rest.startsWith(stem(property)))
        .max(Comparator.comparingInt(property -> stem(property).length()))
        .map(Property::name)
        .orElse(constraint);
  }

  private static String stem(Property<?, ?> property) {
    String column = property.column().field().getName();
    return column.endsWith("_id") ? column.substring(0, column.length() - 3) : column;
  }
}
