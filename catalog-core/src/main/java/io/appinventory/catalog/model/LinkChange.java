package io.appinventory.catalog.model;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** What is said about the list of a link. */
public sealed interface LinkChange {
  /** Nothing yet. */
  static LinkChange none() {
    return new Edit(Set.of(), Set.of());
  }

  /** The same, and one more. */
  LinkChange with(UUID id);

  /** The same, and one less. */
  LinkChange without(UUID id);

  /**
   * The whole list.
   *
   * @param ids the ids it shall hold
   */
  record Replace(Set<UUID> ids) implements LinkChange {
    @Override
    public LinkChange with(UUID id) {
      return new Replace(plus(ids, id));
    }

    @Override
    public LinkChange without(UUID id) {
      return new Replace(minus(ids, id));
    }
  }

  /**
   * Some more, some less; the others stay.
   *
   * @param added the ids to add
   * @param removed the ids to take out
   */
  record Edit(Set<UUID> added, Set<UUID> removed) implements LinkChange {
    @Override
    public LinkChange with(UUID id) {
      return new Edit(plus(added, id), minus(removed, id));
    }

    @Override
    public LinkChange without(UUID id) {
      return new Edit(minus(added, id), plus(removed, id));
    }
  }

  private static Set<UUID> plus(Set<UUID> ids, UUID id) {
    Set<UUID> more = new LinkedHashSet<>(ids);
    more.add(id);
    return more;
  }

  private static Set<UUID> minus(Set<UUID> ids, UUID id) {
    Set<UUID> less = new LinkedHashSet<>(ids);
    less.remove(id);
    return less;
  }
}
