package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code has_items}: the list or relation is not empty. */
final class HasItems implements CheckType {
  private static final ConfigKey<Path> FIELD = ConfigKey.field("field", "The list or relation.");

  @Override
  public String name() {
    return "has_items";
  }

  @Override
  public String meaning() {
    return "The list or relation is not empty.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FIELD);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    return Rule.holds(FieldNames.on(type, config.get(FIELD)).count(Operator.GE, 1));
  }
}
