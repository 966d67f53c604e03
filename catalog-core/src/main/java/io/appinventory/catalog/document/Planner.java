package io.appinventory.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.document.DocumentCollection.Matched;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what has to be written of the entities of one collection.
 *
 * @param <R> the record
 */
final class Planner<R extends Entity<R>> {
  private final DocumentCollection<R> collection;
  private final EntityType<R> type;
  private final Problems problems;
  private final Difference<R> difference;

  Planner(Scope scope, DocumentCollection<R> collection, Problems problems) {
    this.collection = collection;
    this.type = collection.type();
    this.problems = problems;
    this.difference = new Difference<>(new StoredRelations<>(scope, collection), problems);
  }

  /** One plan for each entry that is in order. */
  List<Plan<R>> plan() {
    List<Plan<R>> plans = new ArrayList<>();
    for (Matched<R> matched : collection.matched()) {
      if (matched.stored() == null) {
        type.properties().forEach(property -> requireValue(matched.entry(), property));
      }
      said(matched.entry())
          .map(changes -> plan(matched, changes))
          .filter(plan -> !problems.within(plan.entry().path()))
          .ifPresent(plans::add);
    }
    return plans;
  }

  private Optional<Changes<R>> said(Entry<R> entry) {
    Changes<R> changes;
    try {
      changes = ChangesJson.forCreate(type, entry.body());
    } catch (InvalidInputException e) {
      e.errors()
          .forEach(error -> problems.add(entry.at(error.field()), error.code(), error.message()));
      return Optional.empty();
    }
    entry.stated().values().keySet().forEach(p -> copy(p, entry.stated(), changes));
    return Optional.of(changes);
  }

  private static <R, T> void copy(Property<R, T> property, Changes<R> from, Changes<R> to) {
    to.set(property, from.value(property));
  }

  private Plan<R> plan(Matched<R> matched, Changes<R> said) {
    Entry<R> entry = matched.entry();
    R stored = matched.stored();
    if (stored != null) {
      return new Plan<>(type, entry, matched.id(), stored, difference.of(entry, stored, said));
    }
    said.set(type.header().id(), matched.id());
    if (entry.createdAt() != null) {
      said.set(type.header().createdAt(), entry.createdAt());
    }
    return new Plan<>(type, entry, matched.id(), null, said);
  }

  private void requireValue(Entry<R> entry, Property<R, ?> property) {
    JsonNode value = entry.body().get(property.name());
    if (property.access() == Access.READ_ONLY || !property.required()) {
      return;
    }
    if (value != null && value.isNull()) {
      problems.add(entry.at(property.name()), "required", "cannot be null");
    } else if (value == null && property.defaultValue() == null) {
      problems.add(entry.at(property.name()), "required", "is missing");
    }
  }
}
