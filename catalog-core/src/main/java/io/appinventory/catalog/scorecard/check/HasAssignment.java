package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code has_assignment}: somebody is assigned in this role. */
final class HasAssignment implements CheckType {
  private static final ConfigKey<Literal> ROLE = ConfigKey.value("value", "The role.");

  @Override
  public String name() {
    return "has_assignment";
  }

  @Override
  public String meaning() {
    return "Somebody is assigned in this role.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(ROLE);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    Path role = config.over(type, "assignments").then("role");
    return Rule.holds(role.compare(Operator.EQ, config.get(ROLE)));
  }
}
