package io.appinventory.catalog.graph;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Entities of which each needs the next, and the last needs the first.
 *
 * @param members at least two, each once
 */
public record DependencyCycle(List<Member> members) {
  /** Keeps a copy. */
  public DependencyCycle {
    members = List.copyOf(members);
  }

  /**
   * An entity of a cycle.
   *
   * @param key which it is
   * @param label its name
   */
  public record Member(NodeKey key, String label) {}

  /** The names, from the first to the first: {@code checkout -> ledger -> checkout}. */
  @Override
  public String toString() {
    return Stream.concat(members.stream(), members.stream().limit(1))
        .map(Member::label)
        .collect(Collectors.joining(" -> "));
  }
}
