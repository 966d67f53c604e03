package io.appinventory.catalog.exchange.backstage.query;

import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.In;
import io.appinventory.catalog.exchange.backstage.view.ViewCounts;
import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.Routines;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Counts the entities of a question, by what is kept of counts where that tells. */
final class Totals {
  private final Scope scope;
  private final Matching matching;

  Totals(Scope scope, Matching matching) {
    this.scope = scope;
    this.matching = matching;
  }

  /**
   * The number of entities.
   *
   * @param further what they have to satisfy besides
   */
  long of(EntityQuestion question, Condition further) {
    boolean plain = question.searchedText().isEmpty() && further.equals(DSL.noCondition());
    OptionalLong kept = plain ? kept(question.predicate()) : OptionalLong.empty();
    if (kept.isPresent()) {
      return kept.getAsLong();
    }
    if (plain && matching.relation().isEmpty() && matching.exactly().isPresent()) {
      Long[] terms = matching.exactly().get().toArray(Long[]::new);
      Long count = scope.dsl().select(Routines.backstageCountTerms(terms)).fetchSingle().value1();
      return Objects.requireNonNullElse(count, 0L);
    }
    return scope
        .dsl()
        .select(DSL.count())
        .from(matching.table())
        .where(further)
        .fetchSingle(row -> (long) row.value1());
  }

  /** Everything, a kind, a value of a counted key, or a kind with one. */
  private OptionalLong kept(EntityPredicate predicate) {
    List<EntityPredicate> parts = predicate.conjuncts();
    String kind = matching.kind().orElse("");
    List<EntityPredicate> others = parts.stream().filter(part -> !isKind(part, kind)).toList();
    ViewCounts counts = new ViewCounts(scope);
    if (others.isEmpty()) {
      return OptionalLong.of(sum(counts, kind, "kind", null));
    }
    return others.size() == 1
            && others.getFirst() instanceof In(String key, Set<String> values)
            && values.size() == 1
            && ViewCounts.KEYS.contains(key)
            && !key.startsWith("relations.")
        ? OptionalLong.of(sum(counts, kind, key, values))
        : OptionalLong.empty();
  }

  private static boolean isKind(EntityPredicate part, String kind) {
    return part.equals(new In("kind", Set.of(kind)));
  }

  private static long sum(
      ViewCounts counts, String kind, String key, @Nullable Set<String> values) {
    return counts.of(kind, key).entrySet().stream()
        .filter(count -> values == null || values.contains(count.getKey().toLowerCase(Locale.ROOT)))
        .mapToLong(count -> count.getValue())
        .sum();
  }
}
