package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code field_compare}: the field compares so with a number, a date, a time or a version. */
final class FieldCompare implements CheckType {
  private static final ConfigKey<Path> FIELD = ConfigKey.field("field", "The field.");

  @Override
  public String name() {
    return "field_compare";
  }

  @Override
  public String meaning() {
    return "The field compares so with a number, a date, a time or a version.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FIELD, Comparison.OP, Comparison.VALUE, Comparison.AS);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    return Rule.holds(Comparison.of(FieldNames.on(type, config.get(FIELD)), config));
  }
}
