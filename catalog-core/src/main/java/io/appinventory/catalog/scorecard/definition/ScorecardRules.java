package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.PartChange;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Level;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.Scorecards;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.store.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard has to be: for types that exist, with criteria that can be asked of each of
 * them, and with exemptions of entities and criteria that exist.
 */
public final class ScorecardRules implements Rules<Scorecard> {
  @Override
  public EntityType<Scorecard> type() {
    return Scorecards.TYPE;
  }

  @Override
  public void prepare(Scope scope, @Nullable Scorecard before, Changes<Scorecard> changes) {
    place(changes);
    new ExemptionRules(scope, Optional.ofNullable(before)).prepare(changes);
  }

  /** Criteria of a list in which none says its place are placed as they are listed. */
  private static void place(Changes<Scorecard> changes) {
    if (changes.parts(Scorecards.CRITERIA) instanceof PartChange.Replace<Criterion> list
        && list.rows().stream().allMatch(row -> row.sortOrder() == 0)) {
      List<Criterion> placed = new ArrayList<>();
      list.rows().forEach(row -> placed.add(row.at(placed.size())));
      changes.parts(Scorecards.CRITERIA, placed);
    }
  }

  @Override
  public void check(
      Scope scope,
      @Nullable Scorecard before,
      Scorecard after,
      Changes<Scorecard> changes,
      List<FieldError> errors) {
    if (before != null && !concerns(changes)) {
      return;
    }
    Optional<Definition> stored =
        Optional.ofNullable(before)
            .flatMap(
                each ->
                    new DefinitionReader(scope)
                        .read(List.of(each.id().value())).stream().findFirst());
    DraftParts<Criterion> criteria =
        DraftParts.of(
            Scorecards.CRITERIA, stored.map(Definition::criteria).orElse(List.of()), changes);
    DraftParts<Level> levels =
        DraftParts.of(Scorecards.LEVELS, stored.map(Definition::levels).orElse(List.of()), changes);
    LevelReferences references =
        new LevelReferences(scope, after, levels.plain().stream().map(Level::name).toList());
    CriteriaCheck check = new CriteriaCheck(scope, references);
    check.checkTypes(after.entityTypes());
    check.checkFilter("filter", after.filter());
    check.checkLevels(levels);
    check.checkCriteria(criteria, levels);
    errors.addAll(check.errors());
    if (before != null && renames(changes)) {
      errors.addAll(references.brokenBy(before));
    }
    new ExemptionRules(scope, Optional.ofNullable(before))
        .check(changes, criteria.plain(), check.types(), errors);
  }

  /** Whether it changes what others may ask for. */
  private static boolean renames(Changes<Scorecard> changes) {
    return changes.says(Scorecards.NAME)
        || changes.says(Scorecards.ENTITY_TYPES)
        || changes.parts().containsKey(Scorecards.LEVELS);
  }

  private static boolean concerns(Changes<Scorecard> changes) {
    return changes.says(Scorecards.NAME)
        || changes.says(Scorecards.ENTITY_TYPES)
        || changes.says(Scorecards.FILTER)
        || !changes.parts().isEmpty();
  }
}
