package io.appinventory.catalog.graph;

import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Repositories;
import io.appinventory.catalog.domain.Resources;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.session.Principal;
import io.appinventory.catalog.testing.CatalogFixture;
import io.appinventory.catalog.testing.SampleEntities;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A tenant with a random graph, cycles included, of which some entities are deleted; and the same
 * graph in memory, where the answers are looked up by the plainest breadth-first search.
 */
final class RandomGraph {
  private static final List<Link<?, ?>> NEEDS =
      List.of(
          Products.SERVICES,
          Services.COMPONENTS,
          Services.RESOURCES,
          Services.DEPENDS_ON,
          Services.REPOSITORIES,
          Components.DEPENDS_ON,
          Components.DEPENDS_ON_SERVICES,
          Components.REPOSITORIES);

  private final CatalogFixture fixture;
  private final Principal principal;
  private final SampleEntities samples;
  private final Random random;
  private final Map<EntityType<?>, List<NodeKey>> living = new LinkedHashMap<>();
  private final Set<Edge> edges = new HashSet<>();

  RandomGraph(CatalogFixture fixture, long seed) {
    this.fixture = fixture;
    this.principal = fixture.newPrincipal();
    this.samples = fixture.samples(principal, seed);
    this.random = new Random(seed);
  }

  Principal principal() {
    return principal;
  }

  List<NodeKey> living() {
    return living.values().stream().flatMap(List::stream).toList();
  }

  /** With so many entities of each type, and on average so many edges of each kind from each. */
  RandomGraph fill(int perType, double edgesEach) {
    Stream.<EntityType<?>>of(
            Products.TYPE, Services.TYPE, Components.TYPE, Resources.TYPE, Repositories.TYPE)
        .forEach(type -> create(type, perType));
    relateAll(Products.TYPE, edgesEach);
    relateAll(Services.TYPE, edgesEach);
    relateAll(Components.TYPE, edgesEach);
    List.copyOf(living.keySet()).forEach(this::deleteSome);
    return this;
  }

  private <R extends Entity<R>> void create(EntityType<R> type, int count) {
    List<NodeKey> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(new NodeKey(type, samples.createBare(type).id().value()));
    }
    living.put(type, all);
  }

  private <R extends Entity<R>> void relateAll(EntityType<R> type, double edgesEach) {
    for (NodeKey key : living.get(type)) {
      Changes<R> changes = Changes.none();
      type.relations().stream()
          .filter(NEEDS::contains)
          .forEach(link -> relate(key, (Link<R, ?>) link, edgesEach, changes));
      fixture.in(principal, tx -> tx.patch(type, Id.of(key.id()), changes));
    }
  }

  private <R extends Entity<R>, T extends Entity<T>> void relate(
      NodeKey from, Link<R, T> link, double edgesEach, Changes<R> changes) {
    Set<Id<T>> others = new HashSet<>();
    for (NodeKey to : living.get(link.target())) {
      if (!to.equals(from) && random.nextDouble() < edgesEach / living.get(link.target()).size()) {
        others.add(Id.of(to.id()));
        edges.add(new Edge(link.name(), from, to));
      }
    }
    changes.link(link, others);
  }

  private <R extends Entity<R>> void deleteSome(EntityType<R> type) {
    List<NodeKey> all = new ArrayList<>(living.get(type));
    for (NodeKey key : living.get(type)) {
      if (random.nextInt(8) == 0) {
        fixture.in(principal, tx -> tx.delete(type, Id.of(key.id()), OptionalLong.empty()));
        all.remove(key);
        edges.removeIf(edge -> edge.from().equals(key) || edge.to().equals(key));
      }
    }
    living.put(type, all);
  }

  /** The distances of all that a walk reaches. */
  Map<NodeKey, Integer> distances(NodeKey start, Direction direction, Set<String> relations) {
    Map<NodeKey, Integer> distances = new HashMap<>(walk(start, direction, relations));
    return distances;
  }

  private Map<NodeKey, Integer> walk(NodeKey start, Direction direction, Set<String> relations) {
    if (direction == Direction.BOTH) {
      Map<NodeKey, Integer> both = walk(start, Direction.DEPENDENCIES, relations);
      walk(start, Direction.DEPENDENTS, relations).forEach((k, d) -> both.merge(k, d, Math::min));
      return both;
    }
    Map<NodeKey, Integer> distances = new HashMap<>(Map.of(start, 0));
    List<NodeKey> queue = new ArrayList<>(List.of(start));
    for (int i = 0; i < queue.size(); i++) {
      NodeKey at = queue.get(i);
      for (Edge edge : edges(relations)) {
        boolean needs = direction == Direction.DEPENDENCIES;
        NodeKey next = needs ? edge.to() : edge.from();
        if ((needs ? edge.from() : edge.to()).equals(at) && !distances.containsKey(next)) {
          distances.put(next, distances.get(at) + 1);
          queue.add(next);
        }
      }
    }
    return distances;
  }

  /** All edges of some relations. */
  List<Edge> edges(Set<String> relations) {
    Predicate<Edge> chosen = edge -> relations.isEmpty() || relations.contains(edge.relation());
    return edges.stream().filter(chosen).toList();
  }
}
