package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code updated_within}: it was written not longer ago than this. */
final class UpdatedWithin implements CheckType {
  private static final ConfigKey<Duration> WITHIN =
      ConfigKey.duration("within", "The length of time, such as 90d.");
  private static final ConfigKey<Path> FIELD =
      ConfigKey.field("field", "Another point in time than updated_at.").optional();

  @Override
  public String name() {
    return "updated_within";
  }

  @Override
  public String meaning() {
    return "It was written not longer ago than this.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(WITHIN, FIELD);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    Path field = config.optional(FIELD).orElse(new Path(List.of("updated_at"), config.at(WITHIN)));
    Literal begin =
        new Literal.Time(Optional.empty(), config.get(WITHIN).negated(), config.at(WITHIN));
    return Rule.holds(FieldNames.on(type, field).compare(Operator.GT, begin));
  }
}
