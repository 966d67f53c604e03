package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code has_tag}: it carries the tag, exactly as written. */
final class HasTag implements CheckType {
  private static final ConfigKey<Literal> TAG = ConfigKey.value("value", "The tag.");

  @Override
  public String name() {
    return "has_tag";
  }

  @Override
  public String meaning() {
    return "It carries the tag, exactly as written.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(TAG);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    Path tags = new Path(List.of("tags"), config.at(TAG));
    return Rule.holds(tags.compare(Operator.EQ, config.get(TAG)));
  }
}
