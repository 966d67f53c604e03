package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import java.util.List;

/** {@code level_at_least}: another scorecard says this level or a higher one. */
final class LevelAtLeast implements CheckType {
  private static final ConfigKey<String> SCORECARD =
      ConfigKey.text("scorecard", "The name or id of the other scorecard.");
  private static final ConfigKey<String> LEVEL =
      ConfigKey.text("level", "The name of one of its levels.");

  @Override
  public String name() {
    return "level_at_least";
  }

  @Override
  public String meaning() {
    return "Another scorecard says this level or a higher one.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(SCORECARD, LEVEL);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) {
    return new Rule.LevelAtLeast(config.get(SCORECARD), config.get(LEVEL), config.at(SCORECARD));
  }
}
