package io.appinventory.catalog.impact;

import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.Graph;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.graph.NodeKey;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Detail;
import io.appinventory.catalog.store.EntityReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what incidents reach. */
public final class Impacts {
  private final Scope scope;

  /** For any scope. */
  public Impacts(Scope scope) {
    this.scope = scope;
  }

  /**
   * What an incident reaches, resolved or not: in four statements, however much it is.
   *
   * @param depth how far from what it affects, 0 to {@value GraphRequest#MAX_DEPTH}
   * @param nodes the most entities, 1 to {@value GraphRequest#MAX_NODES}
   * @throws io.appinventory.catalog.error.NotFoundException when there is no such incident
   */
  public Impact of(Id<Incident> id, int depth, int nodes) {
    GraphRequest request = GraphRequest.of(Direction.DEPENDENTS).depth(depth).nodes(nodes);
    Detail<Incident> incident = new EntityReader(scope).detail(Incidents.TYPE, id);
    List<NodeKey> affected = new ArrayList<>();
    affected.addAll(keys(incident, Incidents.AFFECTED_SERVICES));
    affected.addAll(keys(incident, Incidents.AFFECTED_COMPONENTS));
    affected.addAll(keys(incident, Incidents.AFFECTED_RESOURCES));
    DependencyGraph graph =
        new Graph(scope)
            .walk(affected, request)
            .orElseGet(() -> new DependencyGraph(List.of(), List.of(), Optional.empty()));
    Stakes stakes = new Stakes(scope, graph);
    return new Impact(incident.entity(), graph, stakes.teams(), stakes.onCall());
  }

  private static <T extends Entity<T>> List<NodeKey> keys(
      Detail<Incident> incident, Link<Incident, T> link) {
    EntityType<T> type = link.target();
    return incident.ids(link).stream().map(id -> new NodeKey(type, id.value())).toList();
  }
}
