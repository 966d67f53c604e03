package io.appinventory.catalog.scorecard.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.appinventory.catalog.model.EntityType;
import java.util.ArrayList;
import java.util.List;

/**
 * A check within another: {@code {"check_type": "has_tag", "check_config": {"value": "pci"}}}.
 *
 * @param type the kind of check
 * @param config what it is told
 */
public record NestedCheck(CheckType type, CheckConfig config) {
  private static final int MAX_POINTER = 400;

  static NestedCheck read(ConfigValue at) throws InvalidConfigException {
    if (at.pointer().length() > MAX_POINTER) {
      throw at.error("not_allowed", "is nested too deep");
    }
    if (!at.node().isObject()) {
      throw at.error("wrong_type", "is " + at.shown() + ", expected a check");
    }
    for (var field : at.node().properties()) {
      if (!field.getKey().equals("check_type") && !field.getKey().equals("check_config")) {
        throw at.error(
            "unknown_field",
            "has '" + field.getKey() + "'; a check has check_type and check_config");
      }
    }
    CheckType type = Checks.named(at.field("check_type"));
    ConfigValue config = at.field("check_config");
    boolean missing = config.node().isMissingNode();
    ConfigValue empty = new ConfigValue(JsonNodeFactory.instance.objectNode(), config.pointer());
    return new NestedCheck(type, CheckConfig.read(type, missing ? empty : config));
  }

  static List<Rule> rules(List<NestedCheck> checks, EntityType<?> entities)
      throws InvalidConfigException {
    List<Rule> rules = new ArrayList<>();
    for (NestedCheck check : checks) {
      rules.add(check.rule(entities));
    }
    return rules;
  }

  /** What it asks of entities of a type. */
  public Rule rule(EntityType<?> entities) throws InvalidConfigException {
    return type.rule(config, entities);
  }
}
