package io.appinventory.catalog.scorecard.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.FilterJson;
import io.appinventory.catalog.query.filter.FilterParser;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Path;
import io.appinventory.catalog.query.filter.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A value in the configuration of a check.
 *
 * @param node the value
 * @param pointer where it stands in the criterion, as a JSON pointer
 */
record ConfigValue(JsonNode node, String pointer) {
  ConfigValue field(String name) {
    return new ConfigValue(node.path(name), pointer + "/" + name);
  }

  InvalidConfigException error(String code, String reason) {
    return new InvalidConfigException(pointer, code, reason);
  }

  private InvalidConfigException wrong(String expected) {
    return error("wrong_type", "is " + shown() + ", expected " + expected);
  }

  String shown() {
    String text = node.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }

  Position position() {
    return Position.pointer(pointer);
  }

  String text() throws InvalidConfigException {
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw wrong("a text");
    }
    return node.textValue();
  }

  int whole(int min, int max) throws InvalidConfigException {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw wrong("a whole number from " + min + " to " + max);
    }
    if (node.intValue() < min || node.intValue() > max) {
      throw error("out_of_range", "is " + node + ", allowed is " + min + " to " + max);
    }
    return node.intValue();
  }

  List<ConfigValue> elements() throws InvalidConfigException {
    if (!node.isArray() || node.isEmpty()) {
      throw wrong("a list of at least one");
    }
    List<ConfigValue> elements = new ArrayList<>();
    for (JsonNode element : node) {
      elements.add(new ConfigValue(element, pointer + "/" + elements.size()));
    }
    return elements;
  }

  /** The name of a property, with the relations before it and the keys behind. */
  Path path() throws InvalidConfigException {
    ObjectNode present = object().put("path", text()).put("op", "present");
    if (read(present) instanceof Filter.Present read) {
      return new Path(read.path().segments(), position());
    }
    throw wrong("the name of a field");
  }

  /** A text, number, true, false, or a time such as {@code {"now": "-90d"}}. */
  Literal literal() throws InvalidConfigException {
    ObjectNode equals = object().put("path", "x").put("op", "=").set("value", node);
    if (!(read(equals) instanceof Filter.Compare compare)) {
      throw wrong("a text, a number, true or false");
    }
    return switch (compare.value()) {
      case Literal.Text text -> new Literal.Text(text.value(), position());
      case Literal.Numeral number -> new Literal.Numeral(number.value(), position());
      case Literal.Bool bool -> new Literal.Bool(bool.value(), position());
      case Literal.Time time -> new Literal.Time(time.base(), time.offset(), position());
    };
  }

  /** A length of time, {@code 90d}. */
  Duration duration() throws InvalidConfigException {
    ConfigValue back = new ConfigValue(object().put("now", "-" + text()), pointer);
    if (back.literal() instanceof Literal.Time time && !time.offset().isZero()) {
      return time.offset().negated();
    }
    throw wrong("a length of time such as \"90d\"");
  }

  /** A filter as text, not empty. */
  Filter filter() throws InvalidConfigException {
    try {
      Filter filter = FilterParser.parse(text());
      if (!(filter instanceof Filter.Always)) {
        return filter;
      }
    } catch (MalformedQueryException e) {
      throw InvalidConfigException.of(e, pointer);
    }
    throw wrong("a filter");
  }

  private Filter read(ObjectNode filter) throws InvalidConfigException {
    try {
      return FilterJson.read(filter);
    } catch (MalformedQueryException e) {
      throw error("invalid", InvalidConfigException.of(e, pointer).reason());
    }
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
