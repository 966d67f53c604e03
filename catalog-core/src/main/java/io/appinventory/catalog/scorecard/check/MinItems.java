package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code min_items}: the list or relation has at least so many items. */
final class MinItems implements CheckType {
  private static final ConfigKey<Path> FIELD = ConfigKey.field("field", "The list or relation.");
  private static final ConfigKey<Integer> MIN = ConfigKey.whole("min", 1, 1_000_000, "How many.");

  @Override
  public String name() {
    return "min_items";
  }

  @Override
  public String meaning() {
    return "The list or relation has at least so many items.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FIELD, MIN);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    Path field = FieldNames.on(type, config.get(FIELD));
    return Rule.holds(field.count(Operator.GE, config.get(MIN)));
  }
}
