package io.appinventory.catalog.scorecard.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.query.resolve.FilterEvaluator;
import io.appinventory.catalog.query.resolve.Related;
import io.appinventory.catalog.scorecard.Exemption;
import io.appinventory.catalog.scorecard.definition.CompiledScorecard;
import io.appinventory.catalog.scorecard.definition.Definitions;
import io.appinventory.catalog.scorecard.finding.FindingMemory;
import io.appinventory.catalog.scorecard.finding.Subjects;
import io.appinventory.catalog.scorecard.rating.Question;
import io.appinventory.catalog.scorecard.rating.Rating;
import io.appinventory.catalog.scorecard.rating.ScorecardResolver;
import io.appinventory.catalog.scorecard.result.EntityScore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks scorecards of entities that are in memory. {@link ScorecardEngine} gives the same answers
 * from the database.
 */
public final class ScorecardMemory {
  private final Definitions definitions;
  private final Map<UUID, List<Exemption>> exemptions;
  private final Related related;
  private final Instant now;

  /**
   * At one moment.
   *
   * @param definitions all scorecards
   * @param exemptions the exemptions of each scorecard
   * @param related where related rows are found
   * @param now the moment
   */
  public ScorecardMemory(
      Definitions definitions,
      Map<UUID, List<Exemption>> exemptions,
      Related related,
      Instant now) {
    this.definitions = definitions;
    this.exemptions = Map.copyOf(exemptions);
    this.related = related;
    this.now = now;
  }

  /** What a scorecard says of an entity; empty when it is not for it. */
  public Optional<EntityScore> rate(
      CompiledScorecard scorecard, EntityType<?> type, Entity<?> entity) {
    if (!scorecard.definition().isFor(type.name())) {
      return Optional.empty();
    }
    ScorecardResolver resolver = new ScorecardResolver(definitions, type, now);
    Rating rating = Rating.of(resolver.resolve(scorecard), question -> yes(question, type, entity));
    return rating.inside()
        ? Optional.of(
            new ScoreMaker(question -> explanation(question, type, entity), false).score(rating))
        : Optional.empty();
  }

  private boolean yes(Question question, EntityType<?> type, Entity<?> entity) {
    return switch (question) {
      case Question.Holds holds -> new FilterEvaluator(related).test(holds.filter(), entity);
      case Question.NoCycle noCycle -> !leadsBack(noCycle.relation(), entity);
      case Question.Exempt exempt -> exemption(exempt, type, entity).isPresent();
    };
  }

  private boolean leadsBack(Relation<?, ?> relation, Entity<?> entity) {
    Set<UUID> seen = new HashSet<>();
    Deque<Object> left = new ArrayDeque<>(related.rows(relation, entity));
    while (!left.isEmpty()) {
      Entity<?> next = (Entity<?>) left.pop();
      if (next.id().value().equals(entity.id().value())) {
        return true;
      }
      if (seen.add(next.id().value())) {
        left.addAll(related.rows(relation, next));
      }
    }
    return false;
  }

  private Optional<Exemption> exemption(
      Question.Exempt asked, EntityType<?> type, Entity<?> entity) {
    Collection<Exemption> all = exemptions.getOrDefault(asked.scorecard(), List.of());
    return all.stream()
        .filter(each -> each.criterion().equals(asked.criterion()))
        .filter(each -> each.entityType().equals(type.name()))
        .filter(each -> each.entityId().equals(entity.id().value()))
        .filter(each -> each.holds(now))
        .findFirst();
  }

  private Optional<JsonNode> explanation(Question question, EntityType<?> type, Entity<?> entity) {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    return switch (question) {
      case Question.Holds holds -> {
        FindingMemory findings = new FindingMemory(related);
        Subjects.of(holds.filter())
            .forEach(subject -> values.add(findings.of(subject.finding(), entity)));
        yield yes(question, type, entity) ? Optional.empty() : Optional.of(values);
      }
      case Question.NoCycle noCycle -> Optional.empty();
      case Question.Exempt exempt ->
          exemption(exempt, type, entity)
              .map(
                  found -> {
                    Instant end = found.expiresAt();
                    return values
                        .add(found.reason())
                        .add(end == null ? values.nullNode() : values.textNode(end.toString()));
                  });
    };
  }
}
