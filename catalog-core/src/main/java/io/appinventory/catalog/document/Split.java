package io.appinventory.catalog.document;

import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.LinkChange;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.ToOne;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * What can be written at once, and what has to wait for entities that are not there yet. Relations
 * wait as a whole.
 *
 * @param <R> the record
 * @param now what can be written
 * @param later what has to wait
 */
record Split<R extends Entity<R>>(Changes<R> now, Changes<R> later) {

  /** Splits what is to be written of an entity, given the entities that are not there yet. */
  static <R extends Entity<R>> Split<R> of(Plan<R> plan, Set<UUID> absent) {
    Changes<R> all = plan.changes();
    Set<Object> waiting = new HashSet<>();
    for (Relation<R, ?> relation : plan.type().relations()) {
      if (Mentions.of(relation, all).stream().anyMatch(absent::contains)) {
        waiting.add(relation instanceof ToOne<R, ?> reference ? reference.property() : relation);
      }
    }
    Split<R> split = new Split<>(Changes.<R>none(), Changes.<R>none());
    all.values().keySet().forEach(p -> copy(p, all, split.side(waiting.contains(p))));
    all.links().forEach((link, ids) -> copy(link, ids, split.side(waiting.contains(link))));
    all.parts().keySet().forEach(p -> copy(p, all, split.side(waiting.contains(p))));
    return split;
  }

  private Changes<R> side(boolean waits) {
    return waits ? later : now;
  }

  private static <R, T> void copy(Property<R, T> property, Changes<R> from, Changes<R> to) {
    to.set(property, from.value(property));
  }

  private static <R, T extends Entity<T>> void copy(
      Link<R, T> link, LinkChange change, Changes<R> to) {
    if (change instanceof LinkChange.Replace(Set<UUID> ids)) {
      to.link(link, ids.stream().map(Id::<T>of).toList());
    }
  }

  private static <R, P> void copy(Parts<R, P> parts, Changes<R> from, Changes<R> to) {
    to.parts(parts, from.parts(parts).rows());
  }
}
