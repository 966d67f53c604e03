package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code related_all}: all that the relation leads to satisfies the condition, if anything. */
final class RelatedAll implements CheckType {
  private static final ConfigKey<Path> RELATION =
      ConfigKey.field("relation", "The relation, such as depends_on.");
  private static final ConfigKey<Filter> WHERE =
      ConfigKey.filter("where", "The condition, a filter on what the relation leads to.");

  @Override
  public String name() {
    return "related_all";
  }

  @Override
  public String meaning() {
    return "All that the relation leads to satisfies the condition; so it is if there is nothing.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(RELATION, WHERE);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    Filter not = Filter.not(config.get(WHERE));
    return Rule.not(Rule.holds(FieldNames.on(type, config.get(RELATION)).some(not)));
  }
}
