package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code has_attribute}: the attribute has a value. */
final class HasAttribute implements CheckType {
  private static final ConfigKey<Path> ATTRIBUTE =
      ConfigKey.field("attribute", "The attribute; dots lead into it.");

  @Override
  public String name() {
    return "has_attribute";
  }

  @Override
  public String meaning() {
    return "The attribute has a value.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(ATTRIBUTE);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    return Rule.holds(Attributes.path(config.get(ATTRIBUTE)).present());
  }
}
