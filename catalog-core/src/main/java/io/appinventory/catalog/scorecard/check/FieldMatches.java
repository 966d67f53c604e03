package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code field_matches}: the text of the field matches a regular expression. */
final class FieldMatches implements CheckType {
  private static final ConfigKey<Path> FIELD = ConfigKey.field("field", "The field.");
  private static final ConfigKey<String> PATTERN =
      ConfigKey.text("pattern", "The regular expression; it may match anywhere in the text.");

  @Override
  public String name() {
    return "field_matches";
  }

  @Override
  public String meaning() {
    return "The text of the field matches the regular expression.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(FIELD, PATTERN);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    Literal.Text pattern = new Literal.Text(config.get(PATTERN), config.at(PATTERN));
    return Rule.holds(new Filter.Matches(FieldNames.on(type, config.get(FIELD)), pattern));
  }
}
