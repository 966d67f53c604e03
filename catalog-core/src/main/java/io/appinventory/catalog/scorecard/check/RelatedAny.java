package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code related_any}: some entity that the relation leads to satisfies the condition. */
final class RelatedAny implements CheckType {
  private static final ConfigKey<Path> RELATION =
      ConfigKey.field("relation", "The relation, such as depends_on.");
  private static final ConfigKey<Filter> WHERE =
      ConfigKey.filter("where", "The condition, a filter on what the relation leads to.");

  @Override
  public String name() {
    return "related_any";
  }

  @Override
  public String meaning() {
    return "Some entity that the relation leads to satisfies the condition.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(RELATION, WHERE);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    return Rule.holds(FieldNames.on(type, config.get(RELATION)).some(config.get(WHERE)));
  }
}
