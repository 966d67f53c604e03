package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import java.util.List;

/** {@code not}: the check fails. */
final class NotCheck implements CheckType {
  private static final ConfigKey<NestedCheck> CHECK =
      ConfigKey.check("check", "The check, with check_type and check_config.");

  @Override
  public String name() {
    return "not";
  }

  @Override
  public String meaning() {
    return "The check fails.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(CHECK);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    return Rule.not(config.get(CHECK).rule(type));
  }
}
