package io.appinventory.http.collection;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

  /** The schema of the answer to a write: the entity, and warnings if there are any. */
  ObjectNode written() {
    ObjectNode answer = Schemas.data(Schemas.ref(schemaName() + "Detail"));
    answer.withObject("/properties").set("meta", Schemas.object("warnings", Warnings.schema()));
    return answer;
  }

  /** The plural's name in operations: {@code Services}. */
  public String pluralName() {
    return EntitySchemas.pascal(type.name());
  }
}
