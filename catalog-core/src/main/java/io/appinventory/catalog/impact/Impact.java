package io.appinventory.catalog.impact;

import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Products;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Node;
import java.util.List;

/**
 * What an incident reaches.
 *
 * @param incident the incident
 * @param graph what it affects, at distance 0, and all that depends on that
 * @param teams who owns it, those of the nearest entities first
 * @param onCall who is on call for it, those of the nearest entities first
 */
public record Impact(
    Incident incident, DependencyGraph graph, List<Stake<Team>> teams, List<Stake<Person>> onCall) {
  /** Keeps copies. */
  public Impact {
    teams = List.copyOf(teams);
    onCall = List.copyOf(onCall);
  }

  /** What the incident itself affects. */
  public List<Node> affected() {
    return graph.nodes().stream().filter(node -> node.distance() == 0).toList();
  }

  /** What depends on that, products included. */
  public List<Node> dependents() {
    return graph.nodes().stream().filter(node -> node.distance() > 0).toList();
  }

  /** The products among what depends on it. */
  public List<Node> products() {
    return graph.nodes().stream().filter(node -> node.key().type() == Products.TYPE).toList();
  }
}
