package io.appinventory.catalog.store;

import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * An entity with all that it is related to.
 *
 * @param <R> the record
 * @param entity the entity
 * @param relations for each relation its JSON, as HTTP shows it: a summary or null for a reference,
 *     a list of summaries or of owned rows for the others, in the order of their labels, at most
 *     {@link EntityReader#MAX_RELATED}
 */
public record Detail<R extends Entity<R>>(R entity, Map<Relation<R, ?>, Json> relations) {
  /** The JSON of a relation. */
  public Json json(Relation<R, ?> relation) {
    return Objects.requireNonNull(relations.get(relation), relation.name());
  }

  /** The ids of the related entities. */
  public <T extends Entity<T>> List<Id<T>> ids(Relation<R, T> relation) {
    List<Id<T>> ids = new ArrayList<>();
    json(relation)
        .node()
        .forEach(related -> ids.add(Id.of(UUID.fromString(related.path("id").asText()))));
    return ids;
  }
}
