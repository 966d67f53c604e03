package io.appinventory.catalog.scorecard.check;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.query.filter.Path;
import java.util.List;

/** {@code no_cycle}: following the relation never leads back to the entity. */
final class NoCycle implements CheckType {
  private static final ConfigKey<Path> RELATION =
      ConfigKey.field("relation", "A relation from the type to itself, such as depends_on.");

  @Override
  public String name() {
    return "no_cycle";
  }

  @Override
  public String meaning() {
    return "Following the relation never leads back to the entity.";
  }

  @Override
  public List<ConfigKey<?>> keys() {
    return List.of(RELATION);
  }

  @Override
  public Rule rule(CheckConfig config, EntityType<?> type) throws InvalidConfigException {
    Path relation = FieldNames.on(type, config.get(RELATION));
    boolean loops =
        type.relation(relation.toString()).filter(found -> found.target() == type).isPresent();
    if (!loops) {
      throw config.error(
          RELATION,
          "is '" + relation + "', which does not lead from " + type.name() + " to themselves");
    }
    return new Rule.NoCycle(relation.toString(), relation.at());
  }
}
