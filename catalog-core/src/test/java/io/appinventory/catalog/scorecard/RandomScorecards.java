package io.appinventory.catalog.scorecard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.model.Changes;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Relation;
import io.appinventory.catalog.model.TextListType;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.query.RandomFilters;
import io.appinventory.catalog.query.RandomValues;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterJson;
import io.appinventory.catalog.query.filter.FilterText;
import io.appinventory.catalog.query.filter.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scorecards that entities of a type can be asked, derived from its description: every check, every
 * property, every relation. Criteria are called {@code c0}, {@code c1} and so on.
 */
final class RandomScorecards {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> LEVELS = List.of("bronze", "silver", "gold", "platinum");

  private final RandomValues values;
  private final RandomFilters filters;
  private final List<Known> known = new ArrayList<>();
  private final BiPredicate<Criterion, EntityType<?>> fits;

  /** A scorecard whose levels others may ask for. */
  private record Known(String name, EntityType<?> type, List<Level> levels) {}

  /** A check with its configuration. */
  private record Check(String type, ObjectNode config) {}

  /** With the way to find out whether a criterion can be asked of a type. */
  RandomScorecards(
      RandomValues values, RandomFilters filters, BiPredicate<Criterion, EntityType<?>> fits) {
    this.values = values;
    this.filters = filters;
    this.fits = fits;
  }

  /** A scorecard for one type, whose levels later ones may ask for. */
  Changes<Scorecard> known(String name, EntityType<?> type) {
    List<Level> levels = levels();
    Changes<Scorecard> scorecard = scorecard(name, List.of(type), levels);
    known.add(new Known(name, type, levels));
    return scorecard;
  }

  /** A scorecard for types. */
  Changes<Scorecard> scorecard(String name, List<EntityType<?>> types) {
    return scorecard(name, types, levels());
  }

  private Changes<Scorecard> scorecard(String name, List<EntityType<?>> types, List<Level> levels) {
    List<Criterion> criteria = new ArrayList<>();
    for (int i = values.chance(0.02) ? 40 : values.random.nextInt(6); i > 0; i--) {
      criteria.add(fitting(types, levels, criteria.size()));
    }
    return Changes.<Scorecard>none()
        .set(Scorecards.NAME, name)
        .set(Scorecards.ENTITY_TYPES, types.stream().map(EntityType::name).toList())
        .set(Scorecards.FILTER, types.size() == 1 ? filter(types.getFirst(), 0.3) : null)
        .parts(Scorecards.CRITERIA, criteria)
        .parts(Scorecards.LEVELS, levels);
  }

  private List<Level> levels() {
    List<Level> levels = new ArrayList<>();
    for (int i = values.random.nextInt(LEVELS.size() + 1); i > 0; i--) {
      BigDecimal score = BigDecimal.valueOf(values.one(List.of(0, 2500, 3333, 5000, 10_000)), 2);
      levels.add(new Level(LEVELS.get(levels.size()), score, values.random.nextInt(3)));
    }
    return levels;
  }

  private @Nullable String filter(EntityType<?> type, double chance) {
    return values.chance(chance) ? FilterText.print(filters.filter(type, 1)) : null;
  }

  private Criterion fitting(List<EntityType<?>> types, List<Level> levels, int number) {
    EntityType<?> type = values.one(types);
    Criterion criterion;
    do {
      Check check = check(type, 2);
      criterion =
          new Criterion(
              "c" + number,
              null,
              values.chance(0.5) ? "try harder" : null,
              1 + values.random.nextInt(3),
              check.type(),
              Json.of(check.config()),
              types.size() == 1 ? filter(type, 0.3) : null,
              levels.isEmpty() || values.chance(0.7) ? null : values.one(levels).name(),
              values.random.nextInt(10));
    } while (!fits(criterion, types));
    return criterion;
  }

  private boolean fits(Criterion criterion, List<EntityType<?>> types) {
    boolean asksLevel = criterion.toString().contains("level_at_least");
    return (types.size() == 1 || !asksLevel)
        && types.stream().allMatch(type -> fits.test(criterion, type));
  }

  private Check check(EntityType<?> type, int depth) {
    List<Supplier<Check>> ways = new ArrayList<>();
    ways.add(() -> term(filters.filter(type, 0)));
    ways.add(() -> term(filters.filter(type, 0)));
    ways.add(
        () -> new Check("expression", object("filter", FilterText.print(filters.filter(type, 2)))));
    ways.add(() -> updatedWithin(type));
    if (!type.askable().isEmpty()) {
      ways.add(() -> items(type));
      ways.add(() -> related(type));
    }
    type.property("tags").ifPresent(tags -> ways.add(() -> tag()));
    type.property("attributes").ifPresent(attributes -> ways.add(() -> attribute()));
    type.relation("assignments").ifPresent(assignments -> ways.add(() -> assignment()));
    type.relation("incidents")
        .ifPresent(incidents -> ways.add(() -> new Check("no_active_incidents", object())));
    List<? extends Relation<?, ?>> loops =
        type.askable().stream().filter(relation -> relation.target() == type).toList();
    if (!loops.isEmpty()) {
      ways.add(() -> new Check("no_cycle", object("relation", values.one(loops).name())));
    }
    List<Known> others =
        known.stream().filter(each -> each.type() == type && !each.levels().isEmpty()).toList();
    if (!others.isEmpty()) {
      ways.add(() -> level(values.one(others)));
    }
    if (depth > 0) {
      ways.add(() -> nested(type, depth - 1));
    }
    return values.one(ways).get();
  }

  /** A single condition under the name that it has as a check. */
  private static Check term(Filter filter) {
    ObjectNode json = FilterJson.write(filter);
    return switch (filter) {
      case Filter.Present present -> new Check("has_field", field(json));
      case Filter.Matches matches ->
          new Check("field_matches", field(json).set("pattern", json.get("value")));
      case Filter.In in -> new Check("field_in", field(json).set("values", json.get("value")));
      case Filter.Compare compare when compare.operator() == Operator.EQ ->
          new Check("field_equals", field(json).set("value", json.get("value")));
      case Filter.Compare compare ->
          new Check(
              "field_compare",
              field(json).<ObjectNode>set("op", json.get("op")).set("value", json.get("value")));
      default -> new Check("expression", object("filter", FilterText.print(filter)));
    };
  }

  private static ObjectNode field(JsonNode filter) {
    return object("field", filter.path("path").asText());
  }

  private Check updatedWithin(EntityType<?> type) {
    List<? extends Property<?, ?>> times =
        type.properties().stream()
            .filter(property -> property.type() instanceof TimestampType)
            .toList();
    ObjectNode config = object("within", values.one(List.of("1d", "3d", "90d", "12h")));
    return new Check(
        "updated_within",
        values.chance(0.5) ? config : config.put("field", values.one(times).name()));
  }

  private Check items(EntityType<?> type) {
    List<String> lists = new ArrayList<>();
    type.askable().forEach(relation -> lists.add(relation.name()));
    type.properties().stream()
        .filter(each -> each.type() instanceof TextListType)
        .forEach(each -> lists.add(each.name()));
    ObjectNode config = object("field", values.one(lists));
    return values.chance(0.4)
        ? new Check("has_items", config)
        : new Check("min_items", config.put("min", 1 + values.random.nextInt(3)));
  }

  private Check related(EntityType<?> type) {
    List<String> path = new ArrayList<>();
    Relation<?, ?> relation = values.one(type.askable());
    path.add(relation.name());
    if (relation instanceof ToOne<?, ?> && !relation.target().relations().isEmpty()) {
      relation = values.one(relation.target().relations());
      path.add(relation.name());
    }
    ObjectNode config = object("relation", String.join(".", path));
    int depth = relation.target() instanceof PartType<?> ? 0 : 1;
    config.put("where", FilterText.print(filters.filter(relation.target(), depth)));
    return new Check(values.chance(0.5) ? "related_all" : "related_any", config);
  }

  private Check tag() {
    return new Check(
        "has_tag", object("value", values.chance(0.8) ? values.word() : values.text()));
  }

  private Check attribute() {
    ObjectNode config = object("attribute", values.one(List.of("a", "b", "sla", "a.b", "b.0")));
    return switch (values.random.nextInt(4)) {
      case 0 -> new Check("has_attribute", config);
      case 1 -> new Check("attribute_equals", config.set("value", value()));
      case 2 ->
          new Check(
              "attribute_compare",
              config
                  .put("op", values.one(List.of("<", ">=", "!=", "=")))
                  .put("value", values.one(List.of("5", "0.5", "v4.0.1")))
                  .put("as", "version"));
      default ->
          new Check(
              "attribute_compare",
              config
                  .put("op", values.one(List.of("<", "<=", ">", ">=", "!=", "=")))
                  .set("value", value()));
    };
  }

  private JsonNode value() {
    return values.one(
        List.<JsonNode>of(
            NODES.textNode(values.word()),
            NODES.numberNode(new BigDecimal("99.5")),
            NODES.numberNode(1),
            NODES.booleanNode(true)));
  }

  private Check assignment() {
    return values.chance(0.5)
        ? new Check("min_assignments", object().put("min", 1 + values.random.nextInt(2)))
        : new Check("has_assignment", object("value", values.text()));
  }

  private Check level(Known other) {
    String level = values.one(other.levels()).name();
    return new Check("level_at_least", object("scorecard", other.name()).put("level", level));
  }

  private Check nested(EntityType<?> type, int depth) {
    if (values.chance(0.3)) {
      return new Check("not", object().set("check", json(check(type, depth))));
    }
    ArrayNode checks = NODES.arrayNode();
    for (int i = values.random.nextInt(3); i >= 0; i--) {
      checks.add(json(check(type, depth)));
    }
    return new Check(values.chance(0.5) ? "all" : "any", object().set("checks", checks));
  }

  private static JsonNode json(Check check) {
    return object("check_type", check.type()).set("check_config", check.config());
  }

  private static ObjectNode object() {
    return NODES.objectNode();
  }

  private static ObjectNode object(String name, String value) {
    return object().put(name, value);
  }
}
