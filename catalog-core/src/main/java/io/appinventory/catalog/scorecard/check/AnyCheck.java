package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import java.util.List;

/** {@code any}: at least one of the checks passes. */
final class AnyCheck implements CheckType {
  private static final ConfigKey<List<NestedCheck>> CHECKS =
      ConfigKey.checks("checks", "The checks, each with check_type and check_config.");

  @Override
  public String name() {
    return "any";
  }

  @Override
  public String meaning() {
    return "At least one of the checks passes.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(CHECKS);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    return Rule.any(NestedCheck.rules(config.get(CHECKS), type));
  }
}
