package io.appinventory.catalog.search;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.impl.DSL;

/**
 * The matches that a principal may see. The database finds matches of whatever rows; where rules
 * hide some, so many are looked through until a page is full.
 */
final class VisibleMatches {
  /** The most matches that are looked through for a page. */
  static final int MOST = 10_000;

  private static final int PART = 1_000;

  private final Scope scope;
  private final BiFunction<Optional<SearchCursor>, Integer, List<SearchCursor>> matches;

  /**
   * Of a question.
   *
   * @param matches the matches after a place, so many at most
   */
  VisibleMatches(
      Scope scope, BiFunction<Optional<SearchCursor>, Integer, List<SearchCursor>> matches) {
    this.scope = scope;
    this.matches = matches;
  }

  /** The first of them after a place. */
  List<SearchCursor> first(List<EntityType<?>> types, Optional<SearchCursor> after, int wanted) {
    if (types.stream().allMatch(scope::seesAll)) {
      return matches.apply(after, wanted);
    }
    List<SearchCursor> visible = new ArrayList<>();
    Optional<SearchCursor> from = after;
    for (int read = 0; read < MOST && visible.size() < wanted; read += PART) {
      List<SearchCursor> part = matches.apply(from, PART);
      visible.addAll(visible(part));
      if (part.size() < PART) {
        break;
      }
      from = Optional.of(part.getLast());
    }
    return visible.subList(0, Math.min(wanted, visible.size()));
  }

  private List<SearchCursor> visible(List<SearchCursor> part) {
    Map<String, Set<UUID>> ids = new HashMap<>();
    part.forEach(match -> ids.computeIfAbsent(match.type(), t -> new HashSet<>()).add(match.id()));
    ids.replaceAll((type, all) -> visible(scope.model().type(type).orElseThrow(), all));
    return part.stream()
        .filter(match -> ids.getOrDefault(match.type(), Set.of()).contains(match.id()))
        .toList();
  }

  private Set<UUID> visible(EntityType<?> type, Set<UUID> ids) {
    return scope.seesAll(type)
        ? ids
        : scope
            .dsl()
            .select(type.idColumn())
            .from(type.table())
            .where(scope.tenant(type, type.table()))
            .and(type.idColumn().eq(DSL.any(ids.toArray(UUID[]::new))))
            .fetchSet(type.idColumn());
  }
}
