package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.definition.CompiledScorecard;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.definition.DefinitionCache;
import io.appinventory.catalog.scorecard.definition.Definitions;
import io.appinventory.catalog.scorecard.rating.Outcome;
import io.appinventory.catalog.scorecard.rating.Rating;
import io.appinventory.catalog.scorecard.rating.ResolvedCriterion;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.scorecard.rating.ScorecardResolver;
import io.appinventory.catalog.scorecard.rating.Scores;
import io.appinventory.catalog.scorecard.result.CriterionResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Asks scorecards. Every answer is computed when it is asked for, from the catalog as it is at that
 * moment; nothing is kept and nothing is written.
 */
public final class ScorecardEngine {
  private static final int ATTEMPTS = 5;

  private final Scope scope;
  private final DefinitionCache cache;

  /** For any scope, with the definitions that the catalog keeps. */
  public ScorecardEngine(Scope scope, DefinitionCache cache) {
    this.scope = scope;
    this.cache = cache;
  }

  /**
   * What all scorecards that are for an entity say of it, in the order of their names. One
   * statement; more only when a scorecard was written since the last time.
   *
   * @throws NotFoundException when there is no such entity
   */
  public <R extends Entity<R>> List<EntityScore> of(EntityType<R> type, Id<R> id) {
    Permissions.requireRead(scope.principal(), type.name());
    Definitions definitions = cache.known(scope);
    for (int attempt = 1; ; attempt++) {
      OneEntity.Found found = ask(type, id, definitions);
      boolean current = found.versions().byId().equals(definitions.versions());
      if (current || attempt == ATTEMPTS) {
        return found.ratings().stream().map(ScorecardEngine::score).toList();
      }
      definitions = cache.at(scope, found.versions());
    }
  }

  private OneEntity.Found ask(EntityType<?> type, Id<?> id, Definitions definitions) {
    ScorecardResolver resolver = new ScorecardResolver(definitions, type, scope.now());
    List<ResolvedScorecard> scorecards =
        definitions.all().stream()
            .filter(each -> each.definition().isFor(type.name()))
            .sorted(Comparator.comparing(each -> each.definition().scorecard().name()))
            .map(resolver::resolve)
            .toList();
    return new OneEntity(scope, type, id)
        .ask(scorecards)
        .orElseThrow(() -> new NotFoundException(type.singular(), id));
  }

  private static EntityScore score(Rating rating) {
    Definition definition = rating.scorecard().definition();
    List<CriterionResult> criteria = new ArrayList<>();
    for (int i = 0; i < rating.outcomes().size(); i++) {
      criteria.add(result(rating.scorecard().criteria().get(i), rating.outcomes().get(i)));
    }
    return new EntityScore(
        definition.scorecard().id(),
        definition.scorecard().name(),
        Scores.percent(rating.score()),
        rating.level(),
        criteria);
  }

  private static CriterionResult result(ResolvedCriterion criterion, Outcome outcome) {
    String hint = outcome == Outcome.FAILED ? criterion.criterion().hint() : null;
    return new CriterionResult(
        criterion.criterion().name(),
        criterion.criterion().weight(),
        outcome,
        criterion.criterion().level(),
        null,
        hint,
        null,
        null);
  }

  /**
   * The summary of a portfolio, in one statement after the one that asks for the scorecard's
   * version.
   *
   * @param by what to group by: {@code entity_type}, {@code level}, {@code criterion} or a property
   *     such as {@code team_id}; empty for no groups
   * @param filter the entities
   * @throws NotFoundException when there is no such scorecard
   * @throws io.appinventory.catalog.error.MalformedQueryException when a type has no such property,
   *     or the filter does not resolve
   */
  public Summary summary(Id<Scorecard> scorecard, Optional<String> by, Filter filter) {
    Permissions.requireRead(scope.principal(), Scorecards.TYPE.name());
    Definitions definitions = cache.current(scope);
    CompiledScorecard found =
        definitions
            .find(scorecard.value())
            .orElseThrow(() -> new NotFoundException(Scorecards.TYPE.singular(), scorecard));
    List<EntityType<?>> types = types(found.definition());
    List<Portfolio> portfolios =
        types.stream()
            .map(
                type ->
                    new Portfolio(
                        new ScorecardResolver(definitions, type, scope.now()).resolve(found),
                        FilterResolver.resolve(filter, type, scope.now())))
            .toList();
    return new Summaries(scope, found.definition()).of(portfolios, Grouping.of(by, types), by);
  }

  private List<EntityType<?>> types(Definition definition) {
    List<EntityType<?>> types = new ArrayList<>();
    for (String name : definition.scorecard().entityTypes()) {
      scope.model().type(name).ifPresent(types::add);
    }
    types.forEach(type -> Permissions.requireRead(scope.principal(), type.name()));
    return types;
  }
}
