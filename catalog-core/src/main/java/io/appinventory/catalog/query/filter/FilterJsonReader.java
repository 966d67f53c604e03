package io.appinventory.catalog.query.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.error.MalformedQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the JSON form of one filter. */
final class FilterJsonReader {
  private static final Set<String> TEST = Set.of("path", "op", "value");
  private static final Set<String> SOME = Set.of("some", "where");
  private static final Set<String> COUNT = Set.of("count", "where", "op", "value");

  private static final Set<String> LAST = Set.of("last", "where", "test");

  private final FilterLimits limits;
  private int terms;

  FilterJsonReader(FilterLimits limits) {
    this.limits = limits;
  }

  Filter filter(JsonNode node) {
    return filter(new JsonPlace(node, "", 0));
  }

  private Filter filter(JsonPlace at) {
    at.requireObject();
    if (at.depth() > 2 * limits.nesting()) {
      throw at.error("it is nested deeper than " + limits.nesting() + " levels");
    }
    if (at.node().isEmpty()) {
      if (at.depth() > 0 && !at.pointer().endsWith("/where")) {
        throw at.error("a filter that always holds cannot be part of another");
      }
      return Filter.always();
    }
    if (at.has("and")) {
      return new Filter.And(parts(at, "and"));
    }
    if (at.has("or")) {
      return new Filter.Or(parts(at, "or"));
    }
    if (at.has("not")) {
      at.requireOnly(Set.of("not"));
      return new Filter.Not(filter(at.field("not")));
    }
    return term(at);
  }

  private List<Filter> parts(JsonPlace at, String name) {
    at.requireOnly(Set.of(name));
    List<Filter> parts = new ArrayList<>();
    for (JsonPlace part : at.field(name).elements()) {
      parts.add(filter(part));
    }
    if (parts.size() < 2) {
      throw at.field(name).error("at least two parts are needed, there are " + parts.size());
    }
    return parts;
  }

  private Filter.Term term(JsonPlace at) {
    terms++;
    if (terms > limits.terms()) {
      throw at.error("it has more than " + limits.terms() + " conditions");
    }
    if (at.has("some")) {
      at.requireOnly(SOME);
      return new Filter.Some(path(at.field("some")), where(at));
    }
    if (at.has("count")) {
      at.requireOnly(COUNT);
      return count(at);
    }
    if (at.has("last")) {
      at.requireOnly(LAST);
      return last(at);
    }
    if (at.has("path")) {
      at.requireOnly(TEST);
      return test(at);
    }
    throw at.error(
        "one of and, or, not, path, some, count or last is needed, found "
            + new TreeSet<>(at.node().propertyStream().map(java.util.Map.Entry::getKey).toList()));
  }

  private Filter where(JsonPlace at) {
    return at.has("where") ? filter(at.field("where")) : Filter.always();
  }

  private Filter.Last last(JsonPlace at) {
    Path path = path(at.field("last"));
    Filter where = where(at);
    if (filter(at.field("test")) instanceof Filter.Term test) {
      return new Filter.Last(path, where, test);
    }
    throw at.field("test").error("one condition on a path is needed, not several or an opposite");
  }

  private Filter.Count count(JsonPlace at) {
    JsonPlace number = at.field("value");
    if (!number.node().isIntegralNumber()
        || number.node().asLong(-1) < 0
        || !number.node().canConvertToInt()) {
      throw number.error("a whole number from 0 to 999999999 is needed");
    }
    if (number.node().asLong() > 999_999_999) {
      throw number.error("a whole number from 0 to 999999999 is needed");
    }
    return new Filter.Count(
        path(at.field("count")), where(at), operator(at.field("op")), number.node().asLong());
  }

  private static Operator operator(JsonPlace at) {
    return Operator.ofSymbol(at.text())
        .orElseThrow(
            () -> at.error("found '" + at.shown() + "', expected one of =, !=, <, <=, >, >="));
  }

  private Filter.Term test(JsonPlace at) {
    Path path = path(at.field("path"));
    JsonPlace op = at.field("op");
    return switch (op.text()) {
      case "present" -> {
        at.requireOnly(Set.of("path", "op"));
        yield new Filter.Present(path);
      }
      case "in" -> new Filter.In(path, values(at.field("value")));
      case "has" -> new Filter.Has(path, literal(at.field("value")));
      case "prefix" -> new Filter.Prefix(path, Operator.EQ, text(at.field("value")));
      case "not_prefix" -> new Filter.Prefix(path, Operator.NE, text(at.field("value")));
      case "matches" -> new Filter.Matches(path, text(at.field("value")));
      default -> {
        Operator operator =
            Operator.ofSymbol(op.text())
                .orElseThrow(
                    () ->
                        op.error(
                            "found '"
                                + op.shown()
                                + "', expected one of =, !=, <, <=, >, >=, in, has, prefix,"
                                + " not_prefix, matches, present"));
        yield new Filter.Compare(path, operator, literal(at.field("value")));
      }
    };
  }

  private List<Literal> values(JsonPlace at) {
    List<Literal> values = new ArrayList<>();
    for (JsonPlace element : at.elements()) {
      values.add(literal(element));
    }
    if (values.isEmpty() || values.size() > limits.values()) {
      throw at.error("1 to " + limits.values() + " values are needed, there are " + values.size());
    }
    return values;
  }

  private static Literal.Text text(JsonPlace at) {
    return new Literal.Text(at.text(), at.position());
  }

  private static Literal literal(JsonPlace at) {
    if (at.node().isObject()) {
      return JsonTimes.read(at);
    }
    if (at.node().isNull()) {
      throw at.error("there is no null: ask with \"op\": \"present\", or the opposite of it");
    }
    Optional<Literal> literal = Literals.of(at.node(), at.position());
    return literal.orElseThrow(() -> at.error("a text, a number, true, false or a time is needed"));
  }

  private Path path(JsonPlace at) {
    String text = at.text();
    if (text.length() > limits.characters()) {
      throw at.error("a path has at most " + limits.characters() + " characters");
    }
    try {
      TokenReader in = new TokenReader(FilterLexer.tokens(text));
      Path path = in.path();
      in.expect(Token.Kind.END, "a dot or the end");
      return new Path(path.segments(), at.position());
    } catch (MalformedQueryException e) {
      throw at.error("the path, " + e.errors().getFirst().message());
    }
  }
}
