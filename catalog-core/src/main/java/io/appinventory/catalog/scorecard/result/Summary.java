package io.appinventory.catalog.scorecard.result;

import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.scorecard.Scorecard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a scorecard says of a portfolio.
 *
 * @param scorecard the scorecard
 * @param name its name
 * @param levels the names of its levels, from the lowest to the highest
 * @param total all entities
 * @param by what they are grouped by; null when they are not
 * @param groups in the order of their labels, the group without a key last
 */
public record Summary(
    Id<Scorecard> scorecard,
    String name,
    List<String> levels,
    GroupSummary total,
    @Nullable String by,
    List<Group> groups) {
  /** Keeps copies. */
  public Summary {
    levels = List.copyOf(levels);
    groups = List.copyOf(groups);
  }

  /**
   * A group.
   *
   * @param key the value that its entities have in common, as text; null where they have none
   * @param label what people call it: of an id the name of what it identifies, else the key
   * @param summary what the scorecard says of it
   */
  public record Group(@Nullable String key, @Nullable String label, GroupSummary summary) {}
}
