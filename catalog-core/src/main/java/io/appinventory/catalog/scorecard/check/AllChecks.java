package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import java.util.List;

/** {@code all}: all of the checks pass. */
final class AllChecks implements CheckType {
  private static final ConfigKey<List<NestedCheck>> CHECKS =
      ConfigKey.checks("checks", "The checks, each with check_type and check_config.");

  @Override
  public String name() {
    return "all";
  }

  @Override
  public String meaning() {
    return "All of the checks pass.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(CHECKS);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    return Rule.all(NestedCheck.rules(config.get(CHECKS), type));
  }
}
