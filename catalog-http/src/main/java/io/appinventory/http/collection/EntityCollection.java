package io.appinventory.http.collection;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.http.openapi.EntitySchemas;
import io.appinventory.http.route.Parameter;
import io.appinventory.http.route.Schemas;

/**
 * One collection of the catalog, as its routes see it.
 *
 * @param <R> the record
 * @param catalog the catalog
 * @param type the entity type
 */
public record EntityCollection<R extends Entity<R>>(Catalog catalog, EntityType<R> type) {
  /** Where all collections are. */
  public static final String BASE = "/api/v1/";

  /** The path of the collection. */
  public String path() {
    return BASE + type.name();
  }

  /** The path of one entity. */
  public String entityPath() {
    return path() + "/{id}";
  }

  /** The parameter {@code id} of that path. */
  public Parameter id() {
    return Parameter.path("id", "The id of the " + type.singular() + ".", Schemas.uuid());
  }

  /** The type's name in operations and schemas: {@code Service}. */
  public String schemaName() {
    return EntitySchemas.name(type);
  }

  /** The plural's name in operations: {@code Services}. */
  public String pluralName() {
    return EntitySchemas.pascal(type.name());
  }
}
