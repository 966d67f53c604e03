package io.appinventory.catalog.exchange.backstage.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.All;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Any;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Has;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.In;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Not;
import io.appinventory.catalog.exchange.backstage.query.EntityPredicate.Prefix;
import io.appinventory.catalog.exchange.backstage.view.ScriptNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads predicates, the JSON form of filters ({@code FilterPredicate} of Backstage). */
public final class PredicateJson {
  private static final Set<String> LOGICAL = Set.of("$all", "$any", "$not");
  private static final int MAX_CONDITIONS = 1_000;

  private int conditions;

  private PredicateJson() {}

  /**
   * Reads a predicate.
   *
   * @throws MalformedQueryException when it is none
   */
  public static EntityPredicate parse(JsonNode query) {
    return new PredicateJson().predicate(query);
  }

  private EntityPredicate predicate(JsonNode node) {
    if (!node.isObject()) {
      throw malformed("a predicate is an object, not " + node);
    }
    if (node.propertyStream().anyMatch(field -> LOGICAL.contains(field.getKey()))) {
      if (node.size() > 1) {
        throw malformed("a logical operator stands alone in its object");
      }
      Map.Entry<String, JsonNode> only = node.properties().iterator().next();
      return logical(only.getKey(), only.getValue());
    }
    List<EntityPredicate> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().startsWith("$")) {
        throw malformed("the operator " + field.getKey() + " is not known here");
      }
      all.add(condition(field.getKey(), field.getValue()));
    }
    return new All(all);
  }

  private EntityPredicate logical(String operator, JsonNode operand) {
    if (operator.equals("$not")) {
      return new Not(predicate(operand));
    }
    if (!operand.isArray()) {
      throw malformed(operator + " takes a list");
    }
    List<EntityPredicate> parts = new ArrayList<>();
    operand.forEach(part -> parts.add(predicate(part)));
    return operator.equals("$all") ? new All(parts) : new Any(parts);
  }

  private EntityPredicate condition(String path, JsonNode value) {
    if (++conditions > MAX_CONDITIONS) {
      throw malformed("more than " + MAX_CONDITIONS + " conditions");
    }
    String key = path.toLowerCase(Locale.ROOT);
    if (!value.isObject()) {
      return new In(key, Set.of(primitive(value)));
    }
    if (value.size() != 1) {
      throw malformed("'" + path + "' needs one operator");
    }
    Map.Entry<String, JsonNode> only = value.properties().iterator().next();
    JsonNode operand = only.getValue();
    return switch (only.getKey()) {
      case "$exists" -> exists(key, operand);
      case "$in" -> new In(key, primitives(operand));
      case "$hasPrefix" -> new Prefix(key, text(operand));
      case "$contains" -> contains(key, operand);
      default -> throw malformed("the operator " + only.getKey() + " is not known");
    };
  }

  private static EntityPredicate exists(String key, JsonNode operand) {
    if (!operand.isBoolean()) {
      throw malformed("$exists takes true or false");
    }
    return operand.booleanValue() ? new Has(key) : new Not(new Has(key));
  }

  private static EntityPredicate contains(String key, JsonNode operand) {
    if (!operand.isObject()) {
      return new In(key, Set.of(primitive(operand)));
    }
    boolean known =
        operand.path("type").isTextual()
            && operand.size() == (operand.has("targetRef") ? 2 : 1)
            && key.equals("relations");
    if (!known) {
      throw malformed("$contains takes an object only for relations: {type, targetRef?}");
    }
    String relation = "relations." + text(operand.path("type"));
    JsonNode target = operand.path("targetRef");
    if (target.isMissingNode()) {
      return new Has(relation);
    }
    boolean in = target.isObject() && target.size() == 1 && target.has("$in");
    return new In(relation, in ? primitives(target.path("$in")) : Set.of(text(target)));
  }

  private static Set<String> primitives(JsonNode list) {
    if (!list.isArray()) {
      throw malformed("$in takes a list");
    }
    Set<String> values = new HashSet<>();
    list.forEach(value -> values.add(primitive(value)));
    return values;
  }

  private static String text(JsonNode node) {
    if (!node.isTextual()) {
      throw malformed("expected a text, not " + node);
    }
    return node.textValue().toLowerCase(Locale.ROOT);
  }

  private static String primitive(JsonNode node) {
    if (node.isNumber()) {
      return ScriptNumber.text(node.decimalValue());
    }
    if (node.isBoolean()) {
      return node.asText();
    }
    return text(node);
  }

  private static MalformedQueryException malformed(String what) {
    String shown = what.length() <= 200 ? what : what.substring(0, 197) + "...";
    return new MalformedQueryException("query", "Invalid query: " + shown);
  }
}
