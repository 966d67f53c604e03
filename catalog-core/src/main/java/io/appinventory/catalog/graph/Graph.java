package io.appinventory.catalog.graph;

import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The dependency graph of a tenant. Each method but the static ones is one statement. */
public final class Graph {
  private final Scope scope;

  /** For any scope. */
  public Graph(Scope scope) {
    this.scope = scope;
  }

  /** Whether entities of a type can need others, or be needed. */
  public static boolean has(CatalogModel model, EntityType<?> type) {
    return EdgeKind.all(model).stream().anyMatch(kind -> kind.from() == type || kind.to() == type);
  }

  /** The names of all relations by which something needs something. */
  public static List<String> relations(CatalogModel model) {
    return EdgeKind.all(model).stream().map(EdgeKind::relation).distinct().sorted().toList();
  }

  /**
   * What an entity needs, what needs it, or both.
   *
   * @throws NotFoundException when the tenant has no such entity
   * @throws io.appinventory.catalog.error.MalformedQueryException when a relation is named that is
   *     no dependency
   */
  public <R extends Entity<R>> DependencyGraph walk(
      EntityType<R> type, Id<R> id, GraphRequest request) {
    Permissions.requireRead(scope.principal(), type.name());
    return walk(List.of(new NodeKey(type, id.value())), request)
        .orElseThrow(() -> new NotFoundException(type.singular(), id));
  }

  /**
   * What some entities need, what needs them, or both: all of them are starts.
   *
   * @param starts at most as many as the request has nodes are looked at
   * @return empty when none of them lives
   * @throws io.appinventory.catalog.error.MalformedQueryException when a relation is named that is
   *     no dependency
   */
  public Optional<DependencyGraph> walk(Collection<NodeKey> starts, GraphRequest request) {
    Terrain.requireKnown(scope.model(), request.relations());
    List<NodeKey> some = starts.stream().distinct().limit(request.nodes()).toList();
    Limits limits = Limits.of(request.depth(), request.nodes());
    return some.isEmpty()
        ? Optional.empty()
        : new KeptWalks(scope, request.relations(), limits)
            .graph(Starts.at(some), request.direction());
  }
}
