package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.InvalidInputException;
import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.TextOrder;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.definition.CompiledScorecard;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.definition.DefinitionCache;
import io.appinventory.catalog.scorecard.definition.Definitions;
import io.appinventory.catalog.scorecard.definition.VisibleScorecards;
import io.appinventory.catalog.scorecard.rating.ResolvedScorecard;
import io.appinventory.catalog.scorecard.rating.ScorecardResolver;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.UserRole;
import io.appinventory.catalog.store.Rehearsal;
import io.appinventory.catalog.store.RuleBook;
import java.time.Instant;
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
  private final RuleBook rules;
  private final DefinitionCache cache;

  /** For any scope, with the rules of the catalog and the definitions that it keeps. */
  public ScorecardEngine(Scope scope, RuleBook rules, DefinitionCache cache) {
    this.scope = scope;
    this.rules = rules;
    this.cache = cache;
  }

  /**
   * What all scorecards that are for an entity say of it, in the order of their names. One
   * statement; more only when a scorecard was written since the last time.
   *
   * @throws NotFoundException when there is no such entity
   */
  public <R extends Entity<R>> List<EntityScore> of(EntityType<R> type, Id<R> id) {
    return of(type, id, false);
  }

  /** The same, with what each criterion asks as a filter. */
  public <R extends Entity<R>> List<EntityScore> explained(EntityType<R> type, Id<R> id) {
    return of(type, id, true);
  }

  private List<EntityScore> of(EntityType<?> type, Id<?> id, boolean withFilters) {
    Permissions.requireRead(scope.principal(), type.name());
    Permissions.requireRead(scope.principal(), Scorecards.TYPE.name());
    Definitions definitions = cache.known(scope);
    for (int attempt = 1; ; attempt++) {
      OneEntity.Found found =
          allOf(type, definitions)
              .ask(scope, id, withFilters)
              .orElseThrow(() -> new NotFoundException(type.singular(), id));
      boolean current = found.versions().byId().equals(definitions.versions());
      if (current || attempt == ATTEMPTS) {
        return found.scores();
      }
      definitions = cache.at(scope, found.versions());
    }
  }

  /**
   * Kept with the definitions, for all of a role who see all rows alike, unless what is asked
   * depends on the moment.
   */
  private OneEntity allOf(EntityType<?> type, Definitions definitions) {
    if (scope.isLimited()) {
      return oneEntity(type, definitions, scope.now());
    }
    record Key(EntityType<?> type, UserRole role) {}
    return definitions
        .<Optional<OneEntity>>once(
            new Key(type, scope.principal().role()),
            () -> {
              OneEntity now = oneEntity(type, definitions, scope.now());
              OneEntity then = oneEntity(type, definitions, Instant.EPOCH);
              return Optional.of(now).filter(each -> each.questions().equals(then.questions()));
            })
        .orElseGet(() -> oneEntity(type, definitions, scope.now()));
  }

  private OneEntity oneEntity(EntityType<?> type, Definitions definitions, Instant moment) {
    ScorecardResolver resolver = new ScorecardResolver(definitions, type, moment);
    List<ResolvedScorecard> scorecards =
        definitions.all().stream()
            .filter(each -> each.definition().isFor(type.name()))
            .filter(new VisibleScorecards(scope))
            .sorted(
                Comparator.comparing(
                    each -> each.definition().scorecard().name(), TextOrder.BY_CODE_POINT))
            .map(resolver::resolve)
            .toList();
    return new OneEntity(scope, type, scorecards);
  }

  /**
   * A scorecard as it is now, to be asked about what it is for. One statement, and another when it
   * was written since the last time.
   *
   * @throws NotFoundException when there is no such scorecard
   */
  public Evaluation evaluate(Id<Scorecard> scorecard) {
    Permissions.requireRead(scope.principal(), Scorecards.TYPE.name());
    Definitions definitions = cache.current(scope);
    return new Evaluation(scope, definitions, find(definitions, scorecard));
  }

  /** What a scorecard says of all it is for; see {@link Evaluation#summary}. */
  public Summary summary(Id<Scorecard> scorecard, Optional<String> by, Filter filter) {
    return evaluate(scorecard).summary(by, filter);
  }

  /** What a scorecard says of each entity it is for; see {@link Evaluation#results}. */
  public Page<EntityResult> results(Id<Scorecard> scorecard, ResultQuery query) {
    return evaluate(scorecard).results(query);
  }

  /** The scorecard of that name, or with that id; see {@link #evaluate(Id)}. */
  public Optional<Evaluation> evaluateNamed(String nameOrId) {
    Permissions.requireRead(scope.principal(), Scorecards.TYPE.name());
    Definitions definitions = cache.current(scope);
    return definitions
        .find(nameOrId)
        .filter(new VisibleScorecards(scope))
        .map(found -> new Evaluation(scope, definitions, found));
  }

  /**
   * A scorecard that is not saved, and will not be. Nobody is exempt from it.
   *
   * @param scorecard what a creation would say
   * @throws InvalidInputException when it could not be created so
   */
  public Evaluation evaluate(Changes<Scorecard> scorecard) {
    return new Evaluation(
        scope, cache.current(scope), new CompiledScorecard(definition(scorecard)));
  }

  /**
   * A scorecard that is not saved, in the place of one that is: who is exempt there from a
   * criterion is so here from the criterion of the same name.
   *
   * @param scorecard what a creation would say
   * @throws InvalidInputException when it could not be created so
   * @throws NotFoundException when there is no scorecard with the id
   */
  public Evaluation evaluate(Changes<Scorecard> scorecard, Id<Scorecard> inPlaceOf) {
    Definitions definitions = cache.current(scope);
    Definition saved = find(definitions, inPlaceOf).definition();
    return new Evaluation(
        scope, definitions, new CompiledScorecard(definition(scorecard).withExemptionsOf(saved)));
  }

  private Definition definition(Changes<Scorecard> scorecard) {
    if (scorecard.parts().containsKey(Scorecards.EXEMPTIONS)) {
      String message = "belong to scorecards that are saved";
      throw new InvalidInputException(
          List.of(new FieldError(Scorecards.EXEMPTIONS.name(), "not_allowed", message)));
    }
    Rehearsal.Rehearsed<Scorecard> rehearsed =
        new Rehearsal(scope, rules).create(Scorecards.TYPE, scorecard);
    return Definition.of(
        rehearsed.entity(),
        rehearsed.changes().parts(Scorecards.CRITERIA).rows(),
        rehearsed.changes().parts(Scorecards.LEVELS).rows());
  }

  private CompiledScorecard find(Definitions definitions, Id<Scorecard> id) {
    return definitions
        .find(id.value())
        .filter(new VisibleScorecards(scope))
        .orElseThrow(() -> new NotFoundException(Scorecards.TYPE.singular(), id));
  }
}
