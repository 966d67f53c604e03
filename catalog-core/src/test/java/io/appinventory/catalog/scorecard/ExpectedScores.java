package io.appinventory.catalog.scorecard;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.MemoryCatalog;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.resolve.FilterEvaluator;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.query.resolve.ResolvedFilter;
import io.appinventory.catalog.scorecard.definition.CompiledScorecard;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.evaluation.ScorecardMemory;
import io.appinventory.catalog.scorecard.rating.Outcome;
import io.appinventory.catalog.scorecard.result.CriterionResult;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.GroupSummary;
import io.appinventory.catalog.scorecard.result.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What scorecards have to say, reckoned in memory and in the plainest way. */
final class ExpectedScores {
  private final MemoryCatalog memory;
  private final ScorecardMemory scorecards;
  private final Instant now;

  ExpectedScores(MemoryCatalog memory, ScorecardMemory scorecards, Instant now) {
    this.memory = memory;
    this.scorecards = scorecards;
    this.now = now;
  }

  /** An entity with what the scorecard says of it. */
  record Rated(EntityType<?> type, Entity<?> entity, EntityScore score) {
    EntityResult result() {
      return new EntityResult(
          type.name(), entity.id().value(), json(type.label()).textValue(), score);
    }

    JsonNode json(Property<?, ?> property) {
      return ExpectedScores.json(property, entity);
    }

    JsonNode json(String property) {
      return json(type.property(property).orElseThrow());
    }
  }

  @SuppressWarnings("unchecked") // the property is of the entity's type
  private static JsonNode json(Property<?, ?> property, Entity<?> entity) {
    Property<Object, Object> typed = (Property<Object, Object>) property;
    return typed.toJson(typed.of(entity));
  }

  /** All entities of types that a scorecard is for and a filter chooses. */
  List<Rated> all(Definition scorecard, List<EntityType<?>> types, Filter filter) {
    CompiledScorecard compiled = new CompiledScorecard(scorecard);
    List<Rated> all = new ArrayList<>();
    for (EntityType<?> type : types) {
      ResolvedFilter resolved = FilterResolver.resolve(filter, type, now);
      for (Entity<?> entity : memory.all(type)) {
        if (new FilterEvaluator(memory).test(resolved, entity)) {
          scorecards
              .rate(compiled, type, entity)
              .ifPresent(score -> all.add(new Rated(type, entity, score)));
        }
      }
    }
    return all;
  }

  /** In an order: keys, then the id in the direction of the last key. */
  static List<EntityResult> inOrder(List<Rated> all, Definition scorecard, String order) {
    Comparator<Rated> comparator = null;
    boolean descending = false;
    for (String key : (order.isEmpty() ? "score" : order).split(", ")) {
      descending = key.endsWith(" desc");
      String name = key.replace(" desc", "");
      Comparator<Rated> next =
          switch (name) {
            case "score" -> by(each -> each.score().score(), descending);
            case "level" -> by(each -> rank(scorecard, each.score()), descending);
            default -> by(each -> comparable(each.json(name)), descending);
          };
      comparator = comparator == null ? next : comparator.thenComparing(next);
    }
    Comparator<Rated> ids = by(each -> each.entity().id().toString(), descending);
    return all.stream().sorted(comparator.thenComparing(ids)).map(Rated::result).toList();
  }

  private static <T extends Comparable<T>> Comparator<Rated> by(
      Function<Rated, @Nullable T> key, boolean descending) {
    Comparator<T> values = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return Comparator.comparing(key, Comparator.nullsLast(values));
  }

  private static @Nullable CodePoints comparable(JsonNode node) {
    return node.isNull() ? null : new CodePoints(node.asText());
  }

  /** The place of a score's level. */
  static int rank(Definition scorecard, EntityScore score) {
    String level = score.level();
    return level == null ? 0 : scorecard.rank(level);
  }

  /** Groups by what {@code by} names; the key of those that have none is {@code "-"}. */
  static Map<String, GroupSummary> groups(List<Rated> all, Definition scorecard, String by) {
    Map<String, List<Rated>> groups = new TreeMap<>();
    for (Rated each : all) {
      String key =
          switch (by) {
            case "entity_type" -> each.type().name();
            case "level" -> each.score().level() == null ? "-" : each.score().level();
            default -> each.json(by).isNull() ? "-" : each.json(by).asText();
          };
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(each);
    }
    Map<String, GroupSummary> summaries = new TreeMap<>();
    groups.forEach((key, members) -> summaries.put(key, summary(members, scorecard)));
    return summaries;
  }

  /** Of all. */
  static GroupSummary summary(List<Rated> all, Definition scorecard) {
    List<EntityScore> scores = all.stream().map(Rated::score).toList();
    long[] levels = new long[scorecard.levels().size() + 1];
    long[] buckets = new long[GroupSummary.BUCKETS];
    long sum = 0;
    long scored = 0;
    for (EntityScore score : scores) {
      levels[rank(scorecard, score)]++;
      BigDecimal percent = score.score();
      if (percent != null) {
        scored++;
        sum += percent.unscaledValue().longValueExact();
        buckets[Math.min(9, percent.intValue() / 10)]++;
      }
    }
    List<Tally> tallies = new ArrayList<>();
    for (int i = 0; i < scorecard.criteria().size(); i++) {
      tallies.add(tally(scores, scorecard.criteria().get(i).name(), i));
    }
    return new GroupSummary(
        scores.size(),
        scored,
        sum,
        Arrays.stream(levels).boxed().toList(),
        Arrays.stream(buckets).boxed().toList(),
        tallies);
  }

  private static Tally tally(List<EntityScore> scores, String name, int index) {
    Map<Outcome, Long> counts = new TreeMap<>();
    for (EntityScore score : scores) {
      CriterionResult criterion = score.criteria().get(index);
      counts.merge(criterion.outcome(), 1L, Long::sum);
    }
    return new Tally(
        name,
        counts.getOrDefault(Outcome.PASSED, 0L),
        counts.getOrDefault(Outcome.FAILED, 0L),
        counts.getOrDefault(Outcome.NOT_APPLICABLE, 0L),
        counts.getOrDefault(Outcome.EXEMPT, 0L));
  }
}
