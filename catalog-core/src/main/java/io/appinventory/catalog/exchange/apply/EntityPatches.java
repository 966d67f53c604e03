package io.appinventory.catalog.exchange.apply;

import io.appinventory.catalog.Transaction;
import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.exchange.Descriptor;
import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.exchange.plan.EntityLookup;
import io.appinventory.catalog.exchange.plan.SourceTables.ReferenceRow;
import io.appinventory.catalog.exchange.plan.Target;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.resolve.RelatedRows;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings entities that are there to what their descriptors say. Links and owners that somebody else
 * added stay: only what the descriptor itself said before, and no longer says, is taken back.
 */
final class EntityPatches {
  private final Transaction transaction;
  private final EntityLookup entities;
  private final Map<UUID, UUID> teamOfPerson = new LinkedHashMap<>();

  EntityPatches(Transaction transaction) {
    this.transaction = transaction;
    this.entities = new EntityLookup(transaction.scope());
  }

  /** Writes fields and relations and tells whether anything was another. */
  boolean patch(Target self, Descriptor descriptor, List<ReferenceRow> before, Related now) {
    Map<Reference, Target> led = new HashMap<>();
    for (ReferenceRow row : before) {
      if (row.target() != null) {
        led.put(row.reference(), row.target());
      }
    }
    Related old =
        Related.of(
            self,
            before.stream().map(ReferenceRow::reference).toList(),
            to -> Optional.ofNullable(led.get(to)));
    expectMembers(self.id(), now.members());
    return patch(entities.type(self.collection()), self, descriptor, old, now);
  }

  private <R extends Entity<R>> boolean patch(
      EntityType<R> type, Target self, Descriptor descriptor, Related old, Related now) {
    EntityChanges<R> sayings = new EntityChanges<>(type);
    Id<R> id = Id.of(self.id());
    Changes<R> changes =
        sayings.fields(descriptor, !self.collection().equals(descriptor.collection()));
    rename(type, transaction.get(type, id), descriptor, changes);
    if (!Objects.equals(old.team(), now.team())) {
      sayings.team(changes, now.team());
    }
    relink(type, id, sayings, changes, old, now);
    boolean written = write(type, id, changes);
    for (UUID person : without(now.owners(), old.owners())) {
      written |= write(type, id, sayings.addOwner(person));
    }
    for (UUID person : without(old.owners(), now.owners())) {
      written |= write(type, id, sayings.removeOwner(person));
    }
    return written;
  }

  /** Adds relations to an entity and tells whether any was not there. */
  boolean add(Target self, Related more) {
    expectMembers(self.id(), more.members());
    return add(entities.type(self.collection()), self, more);
  }

  private <R extends Entity<R>> boolean add(EntityType<R> type, Target self, Related more) {
    EntityChanges<R> sayings = new EntityChanges<>(type);
    Id<R> id = Id.of(self.id());
    Changes<R> changes = Changes.none();
    UUID team = more.team();
    if (team != null && teamOf(type, transaction.get(type, id)) == null) {
      sayings.team(changes, team);
    }
    relink(type, id, sayings, changes, new Related(), more);
    boolean written = write(type, id, changes);
    for (UUID person : more.owners()) {
      written |= write(type, id, sayings.addOwner(person));
    }
    return written;
  }

  private static <R extends Entity<R>> @Nullable Object teamOf(EntityType<R> type, R entity) {
    return type.property("team_id").map(property -> value(property, entity)).orElse(null);
  }

  private static <R, T> @Nullable Object value(Property<R, T> property, R entity) {
    return property.of(entity);
  }

  /** The name is kept as long as the descriptor would still allow it. */
  private <R extends Entity<R>> void rename(
      EntityType<R> type, R entity, Descriptor descriptor, Changes<R> changes) {
    if (descriptor.names().contains(type.key().of(entity))) {
      return;
    }
    Set<String> taken = entities.byKey(type.name(), descriptor.names()).keySet();
    descriptor.names().stream()
        .filter(name -> !taken.contains(name))
        .findFirst()
        .ifPresent(name -> changes.set(type.key(), name));
  }

  private <R extends Entity<R>> void relink(
      EntityType<R> type,
      Id<R> id,
      EntityChanges<R> sayings,
      Changes<R> changes,
      Related old,
      Related now) {
    Set<String> relations = new LinkedHashSet<>(old.links().keySet());
    relations.addAll(now.links().keySet());
    for (String relation : relations) {
      if (!old.links(relation).equals(now.links(relation))) {
        Set<UUID> ids = stored(type, sayings.linkNamed(relation), id);
        ids.removeAll(without(old.links(relation), now.links(relation)));
        ids.addAll(now.links(relation));
        sayings.link(changes, relation, ids);
      }
    }
  }

  private <R extends Entity<R>> Set<UUID> stored(EntityType<R> type, Link<R, ?> link, Id<R> id) {
    return new LinkedHashSet<>(
        transaction
            .scope()
            .dsl()
            .select(link.far())
            .from(link.table())
            .where(transaction.scope().tenant(link.tenantColumn(), link.table()))
            .and(link.near().eq(id.value()))
            .and(RelatedRows.visible(transaction.scope(), link))
            .fetch(link.far()));
  }

  private static Set<UUID> without(Set<UUID> all, Set<UUID> some) {
    Set<UUID> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private <R extends Entity<R>> boolean write(EntityType<R> type, Id<R> id, Changes<R> changes) {
    return !changes.isEmpty()
        && transaction
            .patch(type, id, changes)
            .header()
            .updatedAt()
            .equals(transaction.scope().now());
  }

  /** Remembers who is in a team, as the team says. */
  void expectMembers(UUID team, Set<UUID> people) {
    people.forEach(person -> teamOfPerson.putIfAbsent(person, team));
  }

  /** Puts people without a team into the one that says they are in it. */
  void members() {
    teamOfPerson.forEach(
        (person, team) -> {
          Id<Person> id = Id.of(person);
          if (transaction.get(People.TYPE, id).teamId() == null) {
            transaction.patch(
                People.TYPE, id, Changes.<Person>none().set(People.TEAM_ID, Id.<Team>of(team)));
          }
        });
  }
}
