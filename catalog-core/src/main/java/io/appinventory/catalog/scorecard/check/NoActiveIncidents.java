package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code no_active_incidents}: no incident that is not resolved affects it. */
final class NoActiveIncidents implements CheckType {

  @Override
  public String name() {
    return "no_active_incidents";
  }

  @Override
  public String meaning() {
    return "No incident that is not resolved affects it.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of();
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    Filter active = Path.of("status").ne("resolved");
    return Rule.not(Rule.holds(config.over(type, "incidents").some(active)));
  }
}
