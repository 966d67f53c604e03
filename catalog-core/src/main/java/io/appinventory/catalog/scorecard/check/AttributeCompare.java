package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code attribute_compare}: the attribute compares so with a number, a date or a version. */
final class AttributeCompare implements CheckType {
  private static final ConfigKey<Path> ATTRIBUTE =
      ConfigKey.field("attribute", "The attribute; dots lead into it.");

  @Override
  public String name() {
    return "attribute_compare";
  }

  @Override
  public String meaning() {
    return "The attribute compares so with a number, a date or a version.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(ATTRIBUTE, Comparison.OP, Comparison.VALUE, Comparison.AS);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    return Rule.holds(Comparison.of(Attributes.path(config.get(ATTRIBUTE)), config));
  }
}
