package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Write;
import io.appinventory.catalog.store.WriteObserver;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Remembers the dependencies that the writes of one transaction add, and finds the cycles that they
 * close.
 *
 * <p>Cycles are allowed, so nothing is looked for until somebody asks; then it takes no statement
 * when nothing was added that could close one (of what is new, all dependencies are known), one
 * when no cycle is found, and two when some are. A cycle is found within {@value #MAX_NODES}
 * entities of what was added.
 *
 * <p>Not safe for use by several threads.
 */
public final class CycleWatch implements WriteObserver {
  /** The most cycles that are told. */
  public static final int MAX_CYCLES = 20;

  private static final int MAX_NODES = 1_000;
  private static final int MAX_SEARCHES = 200;

  private final Set<Need> added = new LinkedHashSet<>();
  private final Set<NodeKey> created = new HashSet<>();
  private final Set<NodeKey> restored = new LinkedHashSet<>();

  @Override
  public <R extends Entity<R>> void written(Scope scope, Write<R> write) {
    NodeKey key = new NodeKey(write.type(), write.after().id().value());
    switch (write.kind()) {
      case CREATE -> {
        created.add(key);
        collect(key, write);
      }
      case UPDATE -> collect(key, write);
      case RESTORE -> restored.add(key);
      case DELETE -> restored.remove(key);
    }
  }

  private <R extends Entity<R>> void collect(NodeKey key, Write<R> write) {
    for (Relation<R, ?> relation : write.type().relations()) {
      if (relation instanceof Link<R, ?> link
          && link.dependency() != Dependency.NONE
          && link.input() != null) {
        write.changes().removed(link.input()).forEach(id -> added.remove(need(key, link, id)));
        write.changes().added(link.input()).forEach(id -> added.add(need(key, link, id)));
      }
    }
  }

  private static Need need(NodeKey near, Link<?, ?> link, String id) {
    NodeKey far = new NodeKey(link.target(), UUID.fromString(id));
    return link.dependency() == Dependency.NEEDS ? new Need(near, far) : new Need(far, near);
  }

  /**
   * The cycles that lead over a dependency which was added or came back to life; one for each such
   * dependency, and at most {@value #MAX_CYCLES}.
   *
   * @param scope the transaction's
   */
  public List<DependencyCycle> closed(Scope scope) {
    Set<Need> suspects = new Needs(added).prune(created::contains).all();
    Set<NodeKey> starts = new LinkedHashSet<>(restored);
    suspects.forEach(need -> starts.add(need.to()));
    if (starts.isEmpty()) {
      return List.of();
    }
    List<List<NodeKey>> cycles = cycles(needs(scope, starts), suspects);
    return cycles.isEmpty() ? List.of() : new Labels(scope, cycles).named();
  }

  private static Needs needs(Scope scope, Set<NodeKey> starts) {
    List<NodeKey> some = starts.stream().limit(MAX_NODES).toList();
    Limits limits = Limits.of(GraphRequest.MAX_DEPTH, MAX_NODES);
    Set<Edge> edges = new KeptWalks(scope, Set.of(), limits).edges(Starts.at(some));
    return new Needs(edges.stream().map(Need::of).toList()).prune(key -> true);
  }

  private List<List<NodeKey>> cycles(Needs needs, Set<Need> suspects) {
    List<List<NodeKey>> cycles = new ArrayList<>();
    Set<Set<NodeKey>> known = new HashSet<>();
    List<Need> firsts =
        Stream.concat(
                suspects.stream().filter(needs.all()::contains),
                needs.all().stream().filter(need -> restored.contains(need.from())))
            .limit(MAX_SEARCHES)
            .toList();
    for (Need first : firsts) {
      List<NodeKey> cycle = needs.cycle(first);
      if (!cycle.isEmpty() && cycles.size() < MAX_CYCLES && known.add(Set.copyOf(cycle))) {
        cycles.add(cycle);
      }
    }
    return cycles;
  }
}
