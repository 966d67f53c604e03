package io.appinventory.catalog.query.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The JSON form of filters, for programs that build them and for documents that keep them. It says
 * the same as the text form and round-trips.
 *
 * <pre>
 * {}                                                                holds for everything
 * {"and": [...]}   {"or": [...]}   {"not": {...}}                   at least two parts each
 * {"path": "status", "op": "!=", "value": "deprecated"}             = != &lt; &lt;= &gt; &gt;=
 * {"path": "status", "op": "in", "value": ["active", "planned"]}
 * {"path": "name", "op": "prefix", "value": "pay"}                  also "not_prefix"
 * {"path": "tags", "op": "has", "value": "pci"}                     the colon of the text form
 * {"path": "name", "op": "matches", "value": "^[a-z]+$"}
 * {"path": "attributes.\"a.b\"", "op": "present"}                   paths as in the text form
 * {"some": "incidents", "where": {...}}                             where: {} when left out
 * {"count": "repositories", "where": {...}, "op": ">=", "value": 1}
 * {"last": "builds", "where": {...}, "test": {"path": "status", "op": "=", "value": "success"}}
 * {"path": "updated_at", "op": ">", "value": {"now": "-90d"}}       a time relative to the moment of asking
 * {"path": "updated_at", "op": ">", "value": {"timestamp": "2026-01-31T00:00:00Z", "offset": "-1d12h"}}
 * </pre>
 */
public final class FilterJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private FilterJson() {}

  /**
   * Reads a filter within the usual limits.
   *
   * @throws io.appinventory.catalog.error.MalformedQueryException with a JSON pointer, what was
   *     found and what is allowed
   */
  public static Filter read(JsonNode node) {
    return read(node, FilterLimits.DEFAULT);
  }

  /**
   * Reads a filter.
   *
   * @throws io.appinventory.catalog.error.MalformedQueryException with a JSON pointer, what was
   *     found and what is allowed
   */
  public static Filter read(JsonNode node, FilterLimits limits) {
    return new FilterJsonReader(limits).filter(node);
  }

  /** Writes a filter. */
  public static ObjectNode write(Filter filter) {
    return switch (filter) {
      case Filter.Always always -> NODES.objectNode();
      case Filter.And and -> NODES.objectNode().set("and", all(and.parts()));
      case Filter.Or or -> NODES.objectNode().set("or", all(or.parts()));
      case Filter.Not not -> NODES.objectNode().set("not", write(not.part()));
      case Filter.Compare compare ->
          test(compare.path(), compare.operator().symbol(), value(compare.value()));
      case Filter.In in -> test(in.path(), "in", values(in.values()));
      case Filter.Prefix prefix ->
          test(
              prefix.path(),
              prefix.operator() == Operator.EQ ? "prefix" : "not_prefix",
              value(prefix.text()));
      case Filter.Has has -> test(has.path(), "has", value(has.value()));
      case Filter.Matches matches -> test(matches.path(), "matches", value(matches.expression()));
      case Filter.Present present -> condition(present.path(), "present");
      case Filter.Some some ->
          where(NODES.objectNode().put("some", some.path().toString()), some.where());
      case Filter.Count count ->
          where(NODES.objectNode().put("count", count.path().toString()), count.where())
              .put("op", count.operator().symbol())
              .put("value", count.number());
      case Filter.Last last ->
          where(NODES.objectNode().put("last", last.path().toString()), last.where())
              .set("test", write(last.test()));
    };
  }

  private static ArrayNode all(List<Filter> parts) {
    ArrayNode array = NODES.arrayNode();
    parts.forEach(part -> array.add(write(part)));
    return array;
  }

  private static ObjectNode condition(Path path, String operator) {
    return NODES.objectNode().put("path", path.toString()).put("op", operator);
  }

  private static ObjectNode test(Path path, String operator, JsonNode value) {
    return condition(path, operator).set("value", value);
  }

  private static ObjectNode where(ObjectNode node, Filter where) {
    return where instanceof Filter.Always ? node : node.set("where", write(where));
  }

  private static ArrayNode values(List<Literal> literals) {
    ArrayNode array = NODES.arrayNode();
    literals.forEach(literal -> array.add(value(literal)));
    return array;
  }

  private static JsonNode value(Literal literal) {
    return switch (literal) {
      case Literal.Text text -> NODES.textNode(text.value());
      case Literal.Numeral number -> NODES.numberNode(number.value());
      case Literal.Bool bool -> NODES.booleanNode(bool.value());
      case Literal.Time time -> time(time);
    };
  }

  private static ObjectNode time(Literal.Time time) {
    String offset = (time.offset().isNegative() ? "-" : "") + Durations.print(time.offset().abs());
    if (time.base().isEmpty()) {
      return NODES.objectNode().put("now", offset);
    }
    ObjectNode node = NODES.objectNode().put("timestamp", time.base().get().toString());
    return time.offset().isZero() ? node : node.put("offset", offset);
  }
}
