package io.appinventory.catalog.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.KeptSelect;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jooq.Record;
import org.jooq.Select;

/**
 * Walks, and the statements of those that were asked for last, ready to be sent again for every
 * tenant: making one takes several times as long as a short walk.
 */
final class KeptWalks {
  private static final int MOST = 200;
  private static final Cache<Question, KeptSelect> WALKS =
      Caffeine.newBuilder().maximumSize(MOST).build();

  private final Scope scope;
  private final Set<String> relations;
  private final Limits limits;

  /** Walks over some relations, all when none is named. */
  KeptWalks(Scope scope, Set<String> relations, Limits limits) {
    this.scope = scope;
    this.relations = relations;
    this.limits = limits;
  }

  /** All that the text of a statement follows from, but for the tenant and the starts. */
  private record Question(
      CatalogModel model,
      UserRole role,
      Set<String> relations,
      List<EntityType<?>> starts,
      Direction direction,
      Limits limits,
      boolean withNodes) {}

  /** What is reached; empty when no start lives. */
  Optional<DependencyGraph> graph(Starts starts, Direction direction) {
    List<Record> rows = ask(starts, direction, true, Walk::nodesAndEdges);
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(walk(scope, starts, direction).graph(rows));
  }

  /** The edges on all ways from the starts to what they need. */
  Set<Edge> edges(Starts starts) {
    List<Record> rows = ask(starts, Direction.DEPENDENCIES, false, Walk::edges);
    return walk(scope, starts, Direction.DEPENDENCIES).edges(rows);
  }

  private List<Record> ask(
      Starts starts,
      Direction direction,
      boolean withNodes,
      BiFunction<Walk, Starts, Select<?>> select) {
    UserRole role = scope.principal().role();
    Question question =
        new Question(scope.model(), role, relations, starts.types(), direction, limits, withNodes);
    return WALKS
        .get(
            question,
            any ->
                KeptSelect.of(
                    scope,
                    role,
                    (each, id, ids) ->
                        select.apply(walk(each, starts, direction), starts.with(ids)),
                    starts.ids()))
        .fetchAll(scope, starts.values());
  }

  private Walk walk(Scope of, Starts starts, Direction direction) {
    return new Walk(Terrain.of(of, relations, starts.types()), direction, limits);
  }
}
