package io.appinventory.catalog.exchange.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.domain.Assignment;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.json.ChangesJson;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says to the store what descriptors say.
 *
 * @param <R> the record
 */
final class EntityChanges<R extends Entity<R>> {
  private static final String OWNER = "Owner";

  private final EntityType<R> type;

  EntityChanges(EntityType<R> type) {
    this.type = type;
  }

  /**
   * All that a new entity is.
   *
   * @throws InvalidInputException when a field is not what the catalog allows
   */
  Changes<R> create(Descriptor descriptor, Target target, String name, Related related) {
    ObjectNode body = descriptor.fields().deepCopy();
    body.put(type.key().name(), name);
    Changes<R> changes = ChangesJson.forCreate(type, body);
    changes.set(type.header().id(), Id.of(target.id()));
    if (related.team() != null) {
      team(changes, related.team());
    }
    related.links().forEach((relation, ids) -> link(changes, relation, ids));
    if (!related.owners().isEmpty()) {
      changes.parts(assignments(), related.owners().stream().map(EntityChanges::owner).toList());
    }
    return changes;
  }

  /**
   * The fields of an entity that is there.
   *
   * @param moved whether the descriptor would now go to another collection; the entity stays and
   *     takes what it has a place for
   * @throws InvalidInputException when a field is not what the catalog allows
   */
  Changes<R> fields(Descriptor descriptor, boolean moved) {
    ObjectNode body = descriptor.fields().deepCopy();
    if (moved) {
      body.remove("type");
      List<String> names = new java.util.ArrayList<>();
      body.fieldNames().forEachRemaining(names::add);
      names.stream().filter(name -> type.property(name).isEmpty()).forEach(body::remove);
    }
    return ChangesJson.forCreate(type, body);
  }

  /** Says the team. */
  @SuppressWarnings("unchecked")
  Changes<R> team(Changes<R> changes, @Nullable UUID team) {
    type.property("team_id")
        .map(property -> (Property<R, Id<?>>) property)
        .ifPresent(property -> changes.set(property, team == null ? null : Id.of(team)));
    return changes;
  }

  /** Says the whole list of a link. */
  void link(Changes<R> changes, String relation, Collection<UUID> ids) {
    replace(changes, linkNamed(relation), ids);
  }

  /** A link of the type, which is known to have it. */
  Link<R, ?> linkNamed(String relation) {
    return type.relation(relation)
        .filter(Link.class::isInstance)
        .map(found -> (Link<R, ?>) found)
        .orElseThrow(() -> new IllegalStateException(type + " has no link " + relation));
  }

  private static <R, T extends Entity<T>> void replace(
      Changes<R> changes, Link<R, T> link, Collection<UUID> ids) {
    changes.link(link, ids.stream().map(Id::<T>of).toList());
  }

  /** Says that a person is an owner. */
  Changes<R> addOwner(UUID person) {
    return Changes.<R>none().add(assignments(), owner(person));
  }

  /** Says that a person is no owner. */
  Changes<R> removeOwner(UUID person) {
    return Changes.<R>none().remove(assignments(), owner(person));
  }

  private static Assignment owner(UUID person) {
    return new Assignment(Id.of(person), OWNER);
  }

  @SuppressWarnings("unchecked")
  private Parts<R, Assignment> assignments() {
    return type.relation("assignments")
        .map(found -> (Parts<R, Assignment>) found)
        .orElseThrow(() -> new IllegalStateException(type + " has no assignments"));
  }
}
