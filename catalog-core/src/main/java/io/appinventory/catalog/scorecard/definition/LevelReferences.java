package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.error.FieldError;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.scorecard.Level;
import io.appinventory.catalog.scorecard.Scorecard;
import io.appinventory.catalog.scorecard.check.Rule;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Levels of other scorecards that criteria ask for: that they are there, stay there as long as
 * somebody asks for them, and that no scorecard asks for a level of its own by way of others. Two
 * writes at the same time can still do so; such criteria then never hold, and say why.
 */
final class LevelReferences {
  private final Scope scope;
  private final Scorecard after;
  private final List<String> levels;
  private Optional<List<CompiledScorecard>> others = Optional.empty();
  private Optional<List<CompiledScorecard>> visible = Optional.empty();

  /**
   * Of a scorecard as it is about to be.
   *
   * @param levels the names of its levels
   */
  LevelReferences(Scope scope, Scorecard after, List<String> levels) {
    this.scope = scope;
    this.after = after;
    this.levels = List.copyOf(levels);
  }

  /** Of a scorecard that is deleted. */
  LevelReferences(Scope scope, Scorecard gone) {
    this(scope, gone, List.of());
  }

  private List<CompiledScorecard> others() {
    if (others.isEmpty()) {
      DefinitionReader reader = new DefinitionReader(scope);
      Set<java.util.UUID> ids = new HashSet<>(reader.versions().byId().keySet());
      ids.remove(after.id().value());
      others = Optional.of(reader.read(ids).stream().map(CompiledScorecard::new).toList());
    }
    return others.get();
  }

  /** Those that the principal may see: of the others nothing is told. */
  private List<CompiledScorecard> visible() {
    if (visible.isEmpty()) {
      visible = Optional.of(others().stream().filter(new VisibleScorecards(scope)).toList());
    }
    return visible.get();
  }

  /**
   * Checks what a criterion of it asks for.
   *
   * @throws MalformedQueryException when it cannot be asked
   */
  void check(Rule.LevelAtLeast asked, EntityType<?> type) {
    if (isThis(asked, after.name())) {
      throw asked.at().error("is the scorecard itself");
    }
    CompiledScorecard other =
        new Definitions(visible())
            .find(asked.scorecard())
            .orElseThrow(() -> asked.at().error(unknown(asked)));
    Definition definition = other.definition();
    String name = "the scorecard '" + definition.scorecard().name() + "'";
    if (!definition.isFor(type.name())) {
      throw asked.at().error(name + " is not for " + type.name());
    }
    if (definition.rank(asked.level()) == 0) {
      throw asked.at().error(name + " has no level '" + asked.level() + "'" + allowed(definition));
    }
    if (asksBack(other, new HashSet<>())) {
      throw asked.at().error(name + " asks back for this one");
    }
  }

  private String unknown(Rule.LevelAtLeast asked) {
    List<String> names =
        visible().stream().map(each -> each.definition().scorecard().name()).toList();
    return "there is no scorecard '"
        + asked.scorecard()
        + "'"
        + Names.suggestion(asked.scorecard(), names);
  }

  private static String allowed(Definition definition) {
    List<String> names = definition.levels().stream().map(Level::name).toList();
    return names.isEmpty() ? "; it has none" : "; it has " + String.join(", ", names);
  }

  private boolean isThis(Rule.LevelAtLeast asked, String name) {
    return asked.scorecard().equals(name) || asked.scorecard().equals(after.id().toString());
  }

  private Optional<CompiledScorecard> find(Rule.LevelAtLeast asked) {
    return new Definitions(others()).find(asked.scorecard());
  }

  private boolean asksBack(CompiledScorecard other, Set<CompiledScorecard> seen) {
    if (!seen.add(other)) {
      return false;
    }
    return asked(other)
        .anyMatch(
            each ->
                isThis(each.level(), after.name())
                    || find(each.level()).filter(next -> asksBack(next, seen)).isPresent());
  }

  /** A level that a criterion of another scorecard asks for, of entities of a type. */
  private record Asked(Rule.LevelAtLeast level, EntityType<?> type) {}

  private Stream<Asked> asked(CompiledScorecard other) {
    return other.definition().scorecard().entityTypes().stream()
        .<EntityType<?>>flatMap(name -> scope.model().type(name).stream())
        .flatMap(
            type ->
                other.sheet(type).rows().stream()
                    .flatMap(row -> row.rule().leaves())
                    .filter(Rule.LevelAtLeast.class::isInstance)
                    .map(rule -> new Asked((Rule.LevelAtLeast) rule, type)));
  }

  /**
   * Checks that others still find what they ask it for.
   *
   * @param before the scorecard as it is
   */
  List<FieldError> brokenBy(Scorecard before) {
    List<FieldError> errors = new ArrayList<>();
    for (CompiledScorecard other : others()) {
      String who = asks(other);
      asked(other)
          .filter(each -> isThis(each.level(), before.name()))
          .flatMap(each -> broken(each, who).stream())
          .forEach(errors::add);
    }
    return errors.stream().distinct().toList();
  }

  /** Who asks for levels of it and does not find them any more; empty when nobody does. */
  Optional<String> missing() {
    return others().stream()
        .filter(
            other ->
                asked(other)
                    .map(Asked::level)
                    .anyMatch(level -> isThis(level, after.name()) && find(level).isEmpty()))
        .findFirst()
        .map(this::asks);
  }

  private String asks(CompiledScorecard other) {
    return visible().contains(other)
        ? "the scorecard '" + other.definition().scorecard().name() + "' asks"
        : "another scorecard asks";
  }

  private Optional<FieldError> broken(Asked asked, String who) {
    if (!isThis(asked.level(), after.name())) {
      return Optional.of(new FieldError("name", "invalid", who + " for it by its name"));
    }
    if (!after.entityTypes().contains(asked.type().name())) {
      return Optional.of(
          new FieldError("entity_types", "invalid", who + " for levels of " + asked.type().name()));
    }
    String level = asked.level().level();
    return levels.contains(level)
        ? Optional.empty()
        : Optional.of(new FieldError("levels", "invalid", who + " for the level '" + level + "'"));
  }
}
