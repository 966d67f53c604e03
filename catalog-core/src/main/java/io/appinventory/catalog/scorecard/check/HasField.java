package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code has_field}: the field has a value, the reference or relation leads to what is there. */
final class HasField implements CheckType {
  private static final ConfigKey<Path> FIELD = ConfigKey.field("field", "The field.");

  @Override
  public String name() {
    return "has_field";
  }

  @Override
  public String meaning() {
    return "The field has a value.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FIELD);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    return Rule.holds(FieldNames.on(type, config.get(FIELD)).present());
  }
}
