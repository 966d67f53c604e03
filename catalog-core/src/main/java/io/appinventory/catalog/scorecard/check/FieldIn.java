package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code field_in}: the field has one of these values. */
final class FieldIn implements CheckType {
  private static final ConfigKey<Path> FIELD = ConfigKey.field("field", "The field.");
  private static final ConfigKey<List<Literal>> VALUES = ConfigKey.values("values", "The values.");

  @Override
  public String name() {
    return "field_in";
  }

  @Override
  public String meaning() {
    return "The field has one of these values.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FIELD, VALUES);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    return Rule.holds(new Filter.In(FieldNames.on(type, config.get(FIELD)), config.get(VALUES)));
  }
}
