package io.appinventory.catalog.evidence;

import io.appinventory.catalog.domain.EvidenceFormat;
import io.appinventory.catalog.domain.Facts;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Scope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The entity that evidence is of.
 *
 * @param <R> its record
 * @param type its type, which has to be one that evidence can be of
 * @param id its id
 */
public record Subject<R extends Entity<R>>(EntityType<R> type, Id<R> id) {
  /** Checks the type. */
  public Subject {
    if (!takes(type)) {
      throw new InvalidInputException(
          "entity", "not_allowed", "is one of " + type.name() + ", which have no evidence");
    }
  }

  /** Whether evidence can be of entities of a type. */
  public static boolean takes(EntityType<?> type) {
    return type.observed().stream().anyMatch(parts -> parts.target() == Facts.TYPE);
  }

  /** The columns that say what a row of the tables of evidence is of, in an order of their own. */
  static List<Field<?>> columns(Table<?> table) {
    return Stream.of(
            "tenant_id",
            "id",
            "entity_type",
            "entity_id",
            "format",
            "source",
            "observed_at",
            "expires_at")
        .<Field<?>>map(table::field)
        .toList();
  }

  /** The rows that are of the entity, in a format, from a source. */
  Condition rows(Scope scope, Table<?> table, EvidenceFormat format, String source) {
    return column(table, "tenant_id", UUID.class)
        .eq(scope.tenantId())
        .and(column(table, "entity_type", String.class).eq(collection()))
        .and(column(table, "entity_id", UUID.class).eq(key()))
        .and(column(table, "format", String.class).eq(format.code()))
        .and(column(table, "source", String.class).eq(source));
  }

  private static <T> Field<T> column(Table<?> table, String name, Class<T> type) {
    return Objects.requireNonNull(table.field(name, type));
  }

  /** The collection. */
  String collection() {
    return type.name();
  }

  /** The id in it. */
  UUID key() {
    return id.value();
  }
}
