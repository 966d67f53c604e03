package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.CatalogModel;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.Level;
import io.appinventory.catalog.scorecard.check.Checks;
import io.appinventory.catalog.scorecard.check.InvalidConfigException;
import io.appinventory.catalog.scorecard.check.Rule;
import io.appinventory.catalog.scorecard.definition.DraftParts.Placed;
import io.appinventory.catalog.scorecard.rating.ScorecardFilters;
import io.appinventory.catalog.session.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the criteria of a scorecard can be asked of every type that it is for. A field that one
 * of the types does not have is an error: for mixed portfolios make one scorecard for each type.
 */
final class CriteriaCheck {
  /** The most criteria of a scorecard. */
  static final int MAX_CRITERIA = 50;

  /** The most checks within checks of a criterion. */
  static final int MAX_NESTED = 20;

  /** The most levels of a scorecard. */
  static final int MAX_LEVELS = 10;

  private final CatalogModel model;
  private final Instant now;
  private final LevelReferences levels;
  private final Set<FieldError> errors = new LinkedHashSet<>();
  private final List<EntityType<?>> types = new ArrayList<>();

  CriteriaCheck(Scope scope, LevelReferences levels) {
    this.model = scope.model();
    this.now = scope.now();
    this.levels = levels;
  }

  /** What is wrong so far. */
  Collection<FieldError> errors() {
    return errors;
  }

  /** The types that the scorecard is for. */
  List<EntityType<?>> types() {
    return types;
  }

  private void error(String field, String code, String message) {
    errors.add(new FieldError(field, code, message));
  }

  /** The types; the rest is checked for those that exist. */
  void checkTypes(List<String> names) {
    if (names.isEmpty()) {
      error("entity_types", "required", "is empty; name at least one collection");
    }
    List<String> known = model.types().stream().map(EntityType::name).toList();
    for (String name : names) {
      Optional<EntityType<?>> type = model.type(name);
      type.ifPresentOrElse(
          types::add,
          () ->
              error(
                  "entity_types",
                  "not_allowed",
                  "has '"
                      + name
                      + "'"
                      + Names.suggestion(name, known)
                      + "; allowed are "
                      + String.join(", ", known)));
    }
  }

  /** A filter on the entities, null for all. */
  void checkFilter(String field, @Nullable String filter) {
    for (EntityType<?> type : types) {
      try {
        ScorecardFilters.resolve(CompiledScorecard.filter(filter), type, now);
      } catch (MalformedQueryException e) {
        error(field, "invalid", e.errors().getFirst().message());
      }
    }
  }

  /** The levels. */
  void checkLevels(DraftParts<Level> levels) {
    if (levels.rows().size() > MAX_LEVELS) {
      error("levels", "too_long", "has more than " + MAX_LEVELS + " levels");
    }
  }

  /** The criteria. */
  void checkCriteria(DraftParts<Criterion> criteria, DraftParts<Level> levels) {
    if (criteria.rows().size() > MAX_CRITERIA) {
      error("criteria", "too_long", "has more than " + MAX_CRITERIA + " criteria");
    }
    List<String> names = levels.plain().stream().map(Level::name).toList();
    for (Placed<Criterion> criterion : criteria.rows()) {
      checkLevel(criterion, names);
      checkSize(criterion);
      types.forEach(type -> checkCriterion(criterion, type));
    }
  }

  private void checkLevel(Placed<Criterion> criterion, List<String> levels) {
    String level = criterion.row().level();
    if (level != null && !levels.contains(level)) {
      add(
          criterion,
          new FieldError(
              criterion.path() + ".level",
              "not_found",
              "is '"
                  + level
                  + "'"
                  + Names.suggestion(level, levels)
                  + (levels.isEmpty()
                      ? "; the scorecard has no levels"
                      : "; allowed are " + String.join(", ", levels))));
    }
  }

  private void checkSize(Placed<Criterion> criterion) {
    if (criterion.row().checkConfig().node().findValues("check_type").size() > MAX_NESTED) {
      add(
          criterion,
          new FieldError(
              criterion.path() + ".check_config",
              "too_long",
              "has more than " + MAX_NESTED + " checks"));
    }
  }

  private void checkCriterion(Placed<Criterion> placed, EntityType<?> type) {
    Criterion criterion = placed.row();
    try {
      ScorecardFilters.resolve(CompiledScorecard.filter(criterion.appliesWhen()), type, now);
    } catch (MalformedQueryException e) {
      String message = e.errors().getFirst().message();
      add(placed, new FieldError(placed.path() + ".applies_when", "invalid", message));
    }
    try {
      checkRule(Checks.rule(criterion, type), type);
    } catch (InvalidConfigException e) {
      add(placed, e.in(placed.path()));
    } catch (MalformedQueryException e) {
      add(placed, InvalidConfigException.of(e, "/check_config").in(placed.path()));
    }
  }

  private void checkRule(Rule rule, EntityType<?> type) {
    rule.leaves()
        .forEach(
            leaf -> {
              switch (leaf) {
                case Rule.Holds holds -> ScorecardFilters.resolve(holds.filter(), type, now);
                case Rule.LevelAtLeast level -> levels.check(level, type);
                case Rule.NoCycle noCycle -> {}
                case Rule.Unanswerable unanswerable -> {}
                case Rule.Not not -> {}
                case Rule.All all -> {}
                case Rule.Any any -> {}
              }
            });
  }

  /** A criterion that the write does not say is shown by its name. */
  private void add(Placed<Criterion> placed, FieldError error) {
    errors.add(
        placed.said()
            ? error
            : new FieldError(
                placed.path(),
                error.code(),
                "'" + placed.row().name() + "' does not fit: " + error.message()));
  }
}
