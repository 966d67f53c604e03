package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code field_equals}: the field has this value. */
final class FieldEquals implements CheckType {
  private static final ConfigKey<Path> FIELD = ConfigKey.field("field", "The field.");
  private static final ConfigKey<Literal> VALUE = ConfigKey.value("value", "The value.");

  @Override
  public String name() {
    return "field_equals";
  }

  @Override
  public String meaning() {
    return "The field has this value.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FIELD, VALUE);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    Path field = FieldNames.on(type, config.get(FIELD));
    return Rule.holds(field.compare(Operator.EQ, config.get(VALUE)));
  }
}
