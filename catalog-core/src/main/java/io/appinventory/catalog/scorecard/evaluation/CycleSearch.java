package io.appinventory.catalog.scorecard.evaluation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Finds all nodes of a graph that lie on a cycle: those of strongly connected components of several
 * nodes, and those that lead to themselves (Tarjan 1972, without recursion). Linear in nodes and
 * edges.
 */
final class CycleSearch {
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final List<UUID> nodes = new ArrayList<>();
  private final List<List<Integer>> edges = new ArrayList<>();
  private final List<UUID> found = new ArrayList<>();

  /** Adds an edge. */
  void add(UUID from, UUID to) {
    edges.get(number(from)).add(number(to));
  }

  private int number(UUID node) {
    return numbers.computeIfAbsent(
        node,
        added -> {
          nodes.add(added);
          edges.add(new ArrayList<>());
          return nodes.size() - 1;
        });
  }

  /** The nodes on cycles. */
  List<UUID> onCycles() {
    int[] index = new int[nodes.size()];
    Arrays.fill(index, -1);
    Walk walk = new Walk(index, new int[nodes.size()], new boolean[nodes.size()]);
    for (int node = 0; node < nodes.size(); node++) {
      if (index[node] < 0) {
        walk.from(node);
      }
    }
    return found;
  }

  /** A depth-first walk. */
  private final class Walk {
    private final int[] index;
    private final int[] low;
    private final boolean[] open;
    private final Deque<Integer> component = new ArrayDeque<>();
    private final Deque<int[]> path = new ArrayDeque<>();
    private int next;

    Walk(int[] index, int[] low, boolean[] open) {
      this.index = index;
      this.low = low;
      this.open = open;
    }

    void from(int start) {
      enter(start);
      while (!path.isEmpty()) {
        int[] step = path.peek();
        int node = step[0];
        if (step[1] < edges.get(node).size()) {
          follow(node, edges.get(node).get(step[1]++));
        } else {
          path.pop();
          leave(node);
        }
      }
    }

    private void enter(int node) {
      index[node] = next;
      low[node] = next++;
      open[node] = true;
      component.push(node);
      path.push(new int[] {node, 0});
    }

    private void follow(int node, int to) {
      if (index[to] < 0) {
        enter(to);
      } else if (open[to]) {
        low[node] = Math.min(low[node], index[to]);
      }
    }

    private void leave(int node) {
      if (!path.isEmpty()) {
        int before = path.peek()[0];
        low[before] = Math.min(low[before], low[node]);
      }
      if (low[node] == index[node]) {
        close(node);
      }
    }

    private void close(int root) {
      boolean several = component.peek() != root;
      int node;
      do {
        node = component.pop();
        open[node] = false;
        if (several || edges.get(node).contains(node)) {
          found.add(nodes.get(node));
        }
      } while (node != root);
    }
  }
}
