package io.appinventory.catalog.scorecard.definition;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.scorecard.Criterion;
import io.appinventory.catalog.scorecard.check.Checks;
import io.appinventory.catalog.scorecard.check.InvalidConfigException;
import io.appinventory.catalog.scorecard.check.Rule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A definition whose checks have become rules, for each entity type when it is first asked for.
 * Safe for use by many threads.
 */
public final class CompiledScorecard {
  private final Definition definition;
  private final Map<EntityType<?>, Sheet> sheets = new ConcurrentHashMap<>();

  /** Of a definition. */
  public CompiledScorecard(Definition definition) {
    this.definition = definition;
  }

  /** The definition. */
  public Definition definition() {
    return definition;
  }

  /** What it asks of entities of a type. */
  public Sheet sheet(EntityType<?> type) {
    return sheets.computeIfAbsent(type, this::compile);
  }

  private Sheet compile(EntityType<?> type) {
    List<Sheet.Row> rows =
        definition.criteria().stream().map(criterion -> row(criterion, type)).toList();
    return new Sheet(filter(definition.scorecard().filter()), rows);
  }

  /** What was refused today may have been accepted by an older version of the catalog. */
  private static Sheet.Row row(Criterion criterion, EntityType<?> type) {
    try {
      Rule rule = Checks.rule(criterion, type);
      return new Sheet.Row(criterion, rule, filter(criterion.appliesWhen()));
    } catch (InvalidConfigException e) {
      return new Sheet.Row(criterion, new Rule.Unanswerable(e.reason()), Filter.always());
    } catch (MalformedQueryException e) {
      return new Sheet.Row(criterion, new Rule.Unanswerable(e.getMessage()), Filter.always());
    }
  }

  /**
   * A filter's text, null for everything.
   *
   * @throws MalformedQueryException when it does not parse
   */
  static Filter filter(@Nullable String text) {
    return text == null ? Filter.always() : FilterParser.parse(text);
  }
}
