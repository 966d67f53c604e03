package io.appinventory.catalog.exchange.plan;

import io.appinventory.catalog.exchange.Reference;
import io.appinventory.catalog.session.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds out what references lead to: the entity whose descriptor has the key, else a living entity
 * of the name in one of the collections that the reference allows.
 */
final class Resolver {
  private final Scope scope;
  private final EntityLookup entities;
  private final Map<String, Target> targets = new HashMap<>();
  private final Map<String, Map<String, UUID>> coming = new HashMap<>();

  Resolver(Scope scope) {
    this.scope = scope;
    this.entities = new EntityLookup(scope);
  }

  /** Says that something is there, or will be. */
  void know(String format, String key, Target target) {
    targets.put(Plan.targetKey(format, key), target);
  }

  /** Says what something that will be made is going to be called. */
  void knowName(Target target, String name) {
    coming
        .computeIfAbsent(target.collection(), c -> new HashMap<>())
        .putIfAbsent(name.toLowerCase(Locale.ROOT), target.id());
  }

  Map<String, Target> targets() {
    return targets;
  }

  /** Looks for what references of one format lead to. */
  void resolve(String format, Collection<Reference> references) {
    Map<String, Reference> open = new LinkedHashMap<>();
    for (Reference reference : references) {
      if (!targets.containsKey(Plan.targetKey(format, reference.key()))) {
        open.putIfAbsent(reference.key(), reference);
      }
    }
    Map<String, SourceRow> rows = new SourceTables(scope).byKey(format, open.keySet());
    Map<String, Set<UUID>> ids = new HashMap<>();
    rows.values().forEach(row -> addTarget(ids, row));
    Map<String, Set<UUID>> living = new HashMap<>();
    ids.forEach((collection, some) -> living.put(collection, entities.living(collection, some)));
    rows.forEach(
        (key, row) -> {
          Target target = row.target();
          if (target != null
              && living.getOrDefault(target.collection(), Set.of()).contains(target.id())) {
            know(format, key, target);
          }
        });
    open.keySet().removeIf(key -> targets.containsKey(Plan.targetKey(format, key)));
    byName(format, open.values());
  }

  private static void addTarget(Map<String, Set<UUID>> ids, SourceRow row) {
    Target target = row.target();
    if (target != null) {
      ids.computeIfAbsent(target.collection(), c -> new HashSet<>()).add(target.id());
    }
  }

  private void byName(String format, Collection<Reference> open) {
    Map<String, Set<String>> names = new HashMap<>();
    for (Reference reference : open) {
      for (String collection : reference.collections()) {
        names.computeIfAbsent(collection, c -> new LinkedHashSet<>()).add(reference.name());
      }
    }
    Map<String, Map<String, UUID>> found = new HashMap<>();
    names.forEach(
        (collection, some) -> found.put(collection, entities.byLowerCaseKey(collection, some)));
    for (Reference reference : open) {
      first(reference.collections(), reference.name(), found, format, reference.key());
    }
  }

  private void first(
      List<String> collections,
      String name,
      Map<String, Map<String, UUID>> found,
      String format,
      String key) {
    for (String collection : collections) {
      UUID there = found.getOrDefault(collection, Map.of()).get(name);
      UUID id = there == null ? coming.getOrDefault(collection, Map.of()).get(name) : there;
      if (id != null) {
        know(format, key, new Target(collection, id));
        return;
      }
    }
  }
}
