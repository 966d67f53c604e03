package io.appinventory.bench;

import io.appinventory.catalog.Catalog;
import io.appinventory.catalog.domain.Incident;
import io.appinventory.catalog.domain.Incidents;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.graph.CutOff;
import io.appinventory.catalog.graph.DependencyGraph;
import io.appinventory.catalog.graph.Direction;
import io.appinventory.catalog.graph.GraphRequest;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.ListQuery;
import io.appinventory.catalog.query.PageRequest;
import io.appinventory.catalog.session.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * A walk of some five hundred nodes and what an incident reaches, each against a statement that was
 * written by hand for the same question.
 */
final class WalkBench {
  private static final int DEPTH = 5;
  private static final int NODES = 500;
  private static final int CANDIDATES = 100;

  private final Catalog catalog;
  private final DataSource source;
  private final Principal principal;

  /** What is asked about an entity. */
  private interface Asked<R> {
    DependencyGraph ask(Id<R> id);
  }

  WalkBench(Catalog catalog, DataSource source, Principal principal) {
    this.catalog = catalog;
    this.source = source;
    this.principal = principal;
  }

  /** Measures both. */
  void run(Measurements to) throws Exception {
    measure("walk", "walk.sql", Services.TYPE, this::walk, to);
    measure("what an incident reaches", "impact.sql", Incidents.TYPE, this::impact, to);
  }

  private <R extends Entity<R>> void measure(
      String name, String file, EntityType<R> type, Asked<R> question, Measurements to)
      throws Exception {
    to.take(name, () -> List.of(measured(name, file, type, question)));
  }

  private <R extends Entity<R>> Outcome measured(
      String name, String file, EntityType<R> type, Asked<R> question) throws Exception {
    Id<R> start = start(type, question);
    int nodes = question.ask(start).nodes().size();
    String full = "%s, %d nodes to depth %d, by hand".formatted(name, nodes, DEPTH);
    try (HandWritten limit = new HandWritten(source, principal.tenantId(), file, start.value())) {
      return Duel.ofOne(full, () -> question.ask(start), limit, 0.6).run();
    }
  }

  private static GraphRequest request(Direction direction) {
    return GraphRequest.of(direction).depth(DEPTH).nodes(GraphRequest.MAX_NODES);
  }

  private DependencyGraph walk(Id<Service> id) {
    return catalog.read(
        principal, reader -> reader.graph(Services.TYPE, id, request(Direction.DEPENDENCIES)));
  }

  private DependencyGraph impact(Id<Incident> id) {
    return catalog.read(
        principal, reader -> reader.impact(id, DEPTH, GraphRequest.MAX_NODES).graph());
  }

  /** Of the first entities of a type the one whose graph comes nearest to the size aimed at. */
  private <R extends Entity<R>> Id<R> start(EntityType<R> type, Asked<R> question) {
    ListQuery first = ListQuery.all().page(PageRequest.first(CANDIDATES)).withoutTotal();
    Map<UUID, Integer> sizes =
        catalog.read(principal, reader -> reader.list(type, first)).items().stream()
            .map(Entity::id)
            .collect(Collectors.toMap(Id::value, id -> size(question.ask(id))));
    return sizes.entrySet().stream()
        .min(Comparator.comparingInt(size -> Math.abs(size.getValue() - NODES)))
        .map(size -> Id.<R>of(size.getKey()))
        .orElseThrow(() -> new IllegalStateException("there are no " + type));
  }

  /** What is cut off is no measure: the other statement would find more. */
  private static int size(DependencyGraph graph) {
    boolean whole = graph.cutOff().filter(cut -> cut != CutOff.DEPTH).isEmpty();
    return whole ? graph.nodes().size() : Integer.MAX_VALUE / 2;
  }
}
