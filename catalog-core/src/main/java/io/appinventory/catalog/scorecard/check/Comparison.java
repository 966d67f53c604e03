package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;

/** What {@code field_compare} and {@code attribute_compare} have in common. */
final class Comparison {
  static final ConfigKey<Operator> OP = ConfigKey.operator("op", "The comparison.");
  static final ConfigKey<Literal> VALUE =
      ConfigKey.value("value", "A number, a date, a time such as {\"now\": \"-90d\"}, a version.");
  static final ConfigKey<Order> AS =
      ConfigKey.word("as", Order.values(), "How texts are compared.").optional();

  /** How texts are compared. */
  enum Order {
    /** By code point. */
    TEXT,
    /** As versions: 2.10 is greater than 2.9. */
    VERSION
  }

  private Comparison() {}

  static Filter of(Path field, CheckConfig config) throws InvalidConfigException {
    Operator operator = config.get(OP);
    Literal value = config.get(VALUE);
    return switch (config.optional(AS).orElse(Order.TEXT)) {
      case TEXT -> field.compare(operator, value);
      case VERSION -> versions(field, operator, value, config);
    };
  }

  private static Filter versions(Path field, Operator operator, Literal value, CheckConfig config)
      throws InvalidConfigException {
    if (!(value instanceof Literal.Text text)) {
      throw config.error(VALUE, "is no version; write it as a text, such as \"2.10\"");
    }
    VersionPattern version =
        VersionPattern.of(text.value())
            .orElseThrow(
                () ->
                    config.error(
                        VALUE,
                        "is '" + text.value() + "', expected numbers with dots between them"));
    return version.compare(field, operator, text.at());
  }
}
