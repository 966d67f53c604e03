package io.appinventory.catalog.graph;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a walk can go. Types and kinds of edges are numbered, in the statement, by their places in
 * these lists.
 *
 * @param scope whose tenant is walked
 * @param types the types at the ends of edges, and those that are started from
 * @param kinds the kinds of edges
 */
record Terrain(Scope scope, List<EntityType<?>> types, List<EdgeKind> kinds) {
  /**
   * The edges of some relations between what the principal may read.
   *
   * @param relations names as those that need call them; all when none is named
   * @param starts the types that are started from
   */
  static Terrain of(Scope scope, Set<String> relations, Collection<EntityType<?>> starts) {
    List<EdgeKind> kinds =
        EdgeKind.all(scope.model()).stream()
            .filter(kind -> relations.isEmpty() || relations.contains(kind.relation()))
            .filter(kind -> readable(scope, kind.from()) && readable(scope, kind.to()))
            .toList();
    Set<EntityType<?>> types = new LinkedHashSet<>();
    for (EdgeKind kind : kinds) {
      types.add(kind.from());
      types.add(kind.to());
    }
    types.addAll(starts);
    return new Terrain(scope, List.copyOf(types), kinds);
  }

  /**
   * Refuses what is no dependency.
   *
   * @throws MalformedQueryException when a name is none of a dependency
   */
  static void requireKnown(CatalogModel model, Set<String> relations) {
    List<String> known = Graph.relations(model);
    relations.forEach(name -> requireKnown(name, known));
  }

  private static void requireKnown(String name, Collection<String> known) {
    if (!known.contains(name)) {
      throw new MalformedQueryException(
          "relations",
          name
              + " is no dependency, allowed are "
              + String.join(", ", known)
              + Names.suggestion(name, known));
    }
  }

  private static boolean readable(Scope scope, EntityType<?> type) {
    return Permissions.mayRead(scope.principal().role(), type.name());
  }

  /** The number of a type. */
  int number(EntityType<?> type) {
    return types.indexOf(type);
  }
}
