package io.appinventory.catalog.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A small graph of needs in memory. */
final class Needs {
  private final Set<Need> all;
  private final Map<NodeKey, Set<Need>> from = new LinkedHashMap<>();
  private final Map<NodeKey, Set<Need>> to = new LinkedHashMap<>();

  Needs(Collection<Need> needs) {
    all = new LinkedHashSet<>(needs);
    for (Need need : all) {
      from.computeIfAbsent(need.from(), key -> new LinkedHashSet<>()).add(need);
      to.computeIfAbsent(need.to(), key -> new LinkedHashSet<>()).add(need);
    }
  }

  /** The needs that are left, in the order they were given. */
  Set<Need> all() {
    return all;
  }

  /**
   * Takes out entities that need nothing or that nothing needs, and again those that then do, as
   * long as there are any: no cycle leads through them.
   *
   * @param which those that may be taken out
   */
  Needs prune(Predicate<NodeKey> which) {
    Set<NodeKey> keys = new LinkedHashSet<>(from.keySet());
    keys.addAll(to.keySet());
    Deque<NodeKey> queue = new ArrayDeque<>(keys);
    while (!queue.isEmpty()) {
      NodeKey key = queue.removeFirst();
      Set<Need> out = from.getOrDefault(key, Set.of());
      Set<Need> in = to.getOrDefault(key, Set.of());
      if (which.test(key) && (out.isEmpty() || in.isEmpty())) {
        List<Need> gone = new ArrayList<>(out);
        gone.addAll(in);
        for (Need need : gone) {
          remove(need);
          queue.add(need.from().equals(key) ? need.to() : need.from());
        }
      }
    }
    return this;
  }

  private void remove(Need need) {
    all.remove(need);
    from.getOrDefault(need.from(), Set.of()).remove(need);
    to.getOrDefault(need.to(), Set.of()).remove(need);
  }

  /** A shortest cycle that begins with a need: its entities; none when there is none. */
  List<NodeKey> cycle(Need first) {
    Map<NodeKey, NodeKey> cameFrom = new LinkedHashMap<>();
    Deque<NodeKey> queue = new ArrayDeque<>(List.of(first.to()));
    while (!queue.isEmpty() && !cameFrom.containsKey(first.from())) {
      NodeKey at = queue.removeFirst();
      for (Need need : from.getOrDefault(at, Set.of())) {
        if (!need.to().equals(first.to()) && cameFrom.putIfAbsent(need.to(), at) == null) {
          queue.add(need.to());
        }
      }
    }
    return cameFrom.containsKey(first.from()) ? way(first, cameFrom) : List.of();
  }

  private static List<NodeKey> way(Need first, Map<NodeKey, NodeKey> cameFrom) {
    Deque<NodeKey> way = new ArrayDeque<>();
    @Nullable NodeKey at = cameFrom.get(first.from());
    while (at != null) {
      way.addFirst(at);
      at = cameFrom.get(at);
    }
    way.addFirst(first.from());
    return List.copyOf(way);
  }
}
