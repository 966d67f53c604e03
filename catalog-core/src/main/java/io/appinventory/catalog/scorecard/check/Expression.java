package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import java.util.List;

/** {@code expression}: the filter holds. */
final class Expression implements CheckType {
  private static final ConfigKey<Filter> FILTER =
      ConfigKey.filter("filter", "The filter, as in lists.");

  @Override
  public String name() {
    return "expression";
  }

  @Override
  public String meaning() {
    return "The filter holds.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FILTER);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    return Rule.holds(config.get(FILTER));
  }
}
