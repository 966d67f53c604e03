package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.session.Scope;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The scorecards that a principal may see. Definitions are kept for all principals of a tenant
 * alike, so that they cannot tell; it takes a statement only where a rule limits scorecards.
 */
public final class VisibleScorecards implements Predicate<CompiledScorecard> {
  private final boolean all;
  private final Set<UUID> ids;

  /** Those of the principal of a scope. */
  public VisibleScorecards(Scope scope) {
    this.all = scope.seesAll(Scorecards.TYPE);
    this.ids = all ? Set.of() : ids(scope);
  }

  private static Set<UUID> ids(Scope scope) {
    EntityType<Scorecard> type = Scorecards.TYPE;
    return scope
        .dsl()
        .select(type.idColumn())
        .from(type.table())
        .where(scope.tenant(type, type.table()))
        .fetchSet(type.idColumn());
  }

  @Override
  public boolean test(CompiledScorecard scorecard) {
    return all || ids.contains(scorecard.definition().id());
  }
}
