package io.appinventory.catalog.scorecard.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.scorecard.Criterion;
import java.util.List;
import java.util.Optional;

/** The registry of checks. A new one is a line here. */
public final class Checks {
  private static final List<CheckType> ALL =
      List.of(
          new HasField(),
          new HasItems(),
          new FieldEquals(),
          new HasAssignment(),
          new MinAssignments(),
          new NoActiveIncidents(),
          new HasTag(),
          new FieldIn(),
          new FieldMatches(),
          new FieldCompare(),
          new HasAttribute(),
          new AttributeEquals(),
          new AttributeCompare(),
          new RelatedAll(),
          new RelatedAny(),
          new MinItems(),
          new UpdatedWithin(),
          new NoCycle(),
          new NotCheck(),
          new AllChecks(),
          new AnyCheck(),
          new LevelAtLeast(),
          new Expression());

  private Checks() {}

  /** All checks. */
  public static List<CheckType> all() {
    return ALL;
  }

  /** The check of a name. */
  public static Optional<CheckType> named(String name) {
    return ALL.stream().filter(check -> check.name().equals(name)).findFirst();
  }

  /** The JSON Schema (2020-12) of the configuration of a check. */
  public static ObjectNode schema(CheckType check) {
    ObjectNode schema =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "object")
            .put("description", check.meaning())
            .put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (ConfigKey<?> key : check.keys()) {
      properties.set(key.name(), key.schema());
      if (key.required()) {
        schema.withArray("required").add(key.name());
      }
    }
    return schema;
  }

  /**
   * What a criterion asks of entities of a type, besides its {@code applies_when}.
   *
   * @throws InvalidConfigException when its check is unknown or its configuration does not fit
   */
  public static Rule rule(Criterion criterion, EntityType<?> type) throws InvalidConfigException {
    CheckType check = named(new ConfigValue(new TextNode(criterion.checkType()), "/check_type"));
    JsonNode config = criterion.checkConfig().node();
    return check.rule(CheckConfig.read(check, new ConfigValue(config, "/check_config")), type);
  }

  static CheckType named(ConfigValue at) throws InvalidConfigException {
    String name = at.node().asText();
    Optional<CheckType> found = named(name);
    if (found.isEmpty()) {
      List<String> known = ALL.stream().map(CheckType::name).toList();
      throw at.error(
          "not_allowed",
          "is "
              + at.shown()
              + Names.suggestion(name, known)
              + "; allowed are "
              + String.join(", ", known));
    }
    return found.get();
  }
}
