package io.appinventory.catalog.scorecard.evaluation;

import io.appinventory.catalog.error.NotFoundException;
import io.appinventory.catalog.model.Entity;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.query.Page;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.resolve.FilterResolver;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.scorecard.definition.CompiledScorecard;
import io.appinventory.catalog.scorecard.definition.Definition;
import io.appinventory.catalog.scorecard.definition.Definitions;
import io.appinventory.catalog.scorecard.definition.VisibleScorecards;
import io.appinventory.catalog.scorecard.rating.ScorecardResolver;
import io.appinventory.catalog.scorecard.result.Comparison;
import io.appinventory.catalog.scorecard.result.EntityResult;
import io.appinventory.catalog.scorecard.result.EntityScore;
import io.appinventory.catalog.scorecard.result.Summary;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One scorecard, saved or not, to be asked about what it is for. Every answer is computed when it
 * is asked for. Lives as long as the call that handed it out.
 */
public final class Evaluation {
  private final Scope scope;
  private final Definitions definitions;
  private final CompiledScorecard scorecard;

  Evaluation(Scope scope, Definitions definitions, CompiledScorecard scorecard) {
    this.scope = scope;
    this.definitions = definitions;
    this.scorecard = scorecard;
  }

  /** The scorecard. */
  public Definition definition() {
    return scorecard.definition();
  }

  /**
   * What it says of one entity, in one statement; empty when it is not for it.
   *
   * @throws NotFoundException when there is no such entity
   */
  public <R extends Entity<R>> Optional<EntityScore> of(EntityType<R> type, Id<R> id) {
    Permissions.requireRead(scope.principal(), type.name());
    if (!definition().isFor(type.name())) {
      return Optional.empty();
    }
    return new OneEntity(scope, type, List.of(resolver(type).resolve(scorecard)))
            .ask(scope, id, false)
            .orElseThrow(() -> new NotFoundException(type.singular(), id))
            .scores()
            .stream()
            .findFirst();
  }

  /**
   * What it says of all it is for, in one statement.
   *
   * @param by what to group by: {@code entity_type}, {@code level}, {@code criterion} or a property
   *     such as {@code team_id}; empty for no groups
   * @param filter which entities
   * @throws io.appinventory.catalog.error.MalformedQueryException when a type has no such property,
   *     or the filter does not resolve
   */
  public Summary summary(Optional<String> by, Filter filter) {
    List<EntityType<?>> types = types(definition());
    return new Summaries(scope, definition())
        .of(portfolios(types, filter), Grouping.of(by, types), by);
  }

  /**
   * What it says of each entity it is for, page by page, each in one statement; the total takes
   * another where it is asked for.
   *
   * @throws io.appinventory.catalog.error.MalformedQueryException when a type does not have what
   *     filter or order name, or the cursor is of another list
   */
  public Page<EntityResult> results(ResultQuery query) {
    List<EntityType<?>> types = types(definition());
    return new ResultPages(scope, definition(), portfolios(types, query.filter()), query).read();
  }

  /**
   * What would change if it took the place of a scorecard that is saved, in one statement.
   *
   * @param filter which entities
   * @param most how many of those that rise, and of those that drop, to name
   * @throws NotFoundException when there is no such scorecard
   */
  public Comparison comparedTo(Id<Scorecard> other, Filter filter, int most) {
    CompiledScorecard saved =
        definitions
            .find(other.value())
            .filter(new VisibleScorecards(scope))
            .orElseThrow(() -> new NotFoundException(Scorecards.TYPE.singular(), other));
    List<EntityType<?>> types = new ArrayList<>(types(definition()));
    types(saved.definition()).stream().filter(type -> !types.contains(type)).forEach(types::add);
    List<ComparedType> compared = new ArrayList<>();
    for (EntityType<?> type : types) {
      ScorecardResolver resolver = resolver(type);
      compared.add(
          new ComparedType(
              type,
              Optional.of(saved).filter(each -> isFor(each, type)).map(resolver::resolve),
              Optional.of(scorecard).filter(each -> isFor(each, type)).map(resolver::resolve),
              FilterResolver.resolve(filter, type, scope.now())));
    }
    return new Comparisons(scope, saved.definition(), definition()).of(compared, most);
  }

  private static boolean isFor(CompiledScorecard scorecard, EntityType<?> type) {
    return scorecard.definition().isFor(type.name());
  }

  private ScorecardResolver resolver(EntityType<?> type) {
    return new ScorecardResolver(definitions, type, scope.now());
  }

  private List<Portfolio> portfolios(List<EntityType<?>> types, Filter filter) {
    return types.stream()
        .map(
            type ->
                new Portfolio(
                    resolver(type).resolve(scorecard),
                    FilterResolver.resolve(filter, type, scope.now())))
        .toList();
  }

  private List<EntityType<?>> types(Definition of) {
    List<EntityType<?>> types = new ArrayList<>();
    for (String name : of.scorecard().entityTypes().stream().distinct().toList()) {
      scope.model().type(name).ifPresent(types::add);
    }
    types.forEach(type -> Permissions.requireRead(scope.principal(), type.name()));
    return types;
  }
}
