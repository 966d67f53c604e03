package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code attribute_equals}: the attribute has this value. */
final class AttributeEquals implements CheckType {
  private static final ConfigKey<Path> ATTRIBUTE =
      ConfigKey.field("attribute", "The attribute; dots lead into it.");
  private static final ConfigKey<Literal> VALUE = ConfigKey.value("value", "The value.");

  @Override
  public String name() {
    return "attribute_equals";
  }

  @Override
  public String meaning() {
    return "The attribute has this value.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(ATTRIBUTE, VALUE);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    Path attribute = Attributes.path(config.get(ATTRIBUTE));
    return Rule.holds(attribute.compare(Operator.EQ, config.get(VALUE)));
  }
}
