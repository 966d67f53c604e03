package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Operator;
import java.util.List;

/** {@code min_assignments}: it has at least so many assignments. */
final class MinAssignments implements CheckType {
  private static final ConfigKey<Integer> MIN = ConfigKey.whole("min", 1, 1_000, "How many.");

  @Override
  public String name() {
    return "min_assignments";
  }

  @Override
  public String meaning() {
    return "It has at least so many assignments.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(MIN);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    return Rule.holds(config.over(type, "assignments").count(Operator.GE, config.get(MIN)));
  }
}
