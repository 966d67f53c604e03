package io.appinventory.catalog.scorecard.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.appinventory.catalog.query.filter.Filter;
import io.appinventory.catalog.query.filter.Literal;
import io.appinventory.catalog.query.filter.Operator;
import io.appinventory.catalog.query.filter.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A key of {@code check_config}: its name, whether it has to be there, and what its value is.
 *
 * @param <T> the value
 */
public final class ConfigKey<T> {
  private final String name;
  private final String meaning;
  private final boolean required;
  private final ObjectNode schema;
  private final Reading<T> reading;

  /** How a value is read. */
  interface Reading<T> {
    T read(ConfigValue at) throws InvalidConfigException;
  }

  private ConfigKey(
      String name, String meaning, boolean required, ObjectNode schema, Reading<T> reading) {
    this.name = name;
    this.meaning = meaning;
    this.required = required;
    this.schema = schema;
    this.reading = reading;
  }

  private static <T> ConfigKey<T> of(String name, String meaning, String type, Reading<T> reading) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (!type.isEmpty()) {
      schema.put("type", type);
    }
    return new ConfigKey<>(name, meaning, true, schema.put("description", meaning), reading);
  }

  /** The name of a property or relation. */
  static ConfigKey<Path> field(String name, String meaning) {
    return of(name, meaning, "string", ConfigValue::path);
  }

  /** Any text. */
  static ConfigKey<String> text(String name, String meaning) {
    return of(name, meaning, "string", ConfigValue::text);
  }

  /** A value to compare with. */
  static ConfigKey<Literal> value(String name, String meaning) {
    return of(name, meaning, "", ConfigValue::literal);
  }

  /** Values to compare with. */
  static ConfigKey<List<Literal>> values(String name, String meaning) {
    return of(name, meaning, "array", at -> each(at, ConfigValue::literal));
  }

  /** A whole number. */
  static ConfigKey<Integer> whole(String name, int min, int max, String meaning) {
    ConfigKey<Integer> key = of(name, meaning, "integer", at -> at.whole(min, max));
    key.schema.put("minimum", min).put("maximum", max);
    return key;
  }

  /** A comparison. */
  static ConfigKey<Operator> operator(String name, String meaning) {
    List<String> symbols = Arrays.stream(Operator.values()).map(Operator::symbol).toList();
    return choice(name, meaning, symbols, symbol -> Operator.ofSymbol(symbol).orElseThrow());
  }

  /** One of some words. */
  static <E extends Enum<E>> ConfigKey<E> word(String name, E[] words, String meaning) {
    List<String> names = Arrays.stream(words).map(ConfigKey::lowerCase).toList();
    return choice(name, meaning, names, word -> words[names.indexOf(word)]);
  }

  private static String lowerCase(Enum<?> word) {
    return word.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static <T> ConfigKey<T> choice(
      String name,
      String meaning,
      List<String> allowed,
      java.util.function.Function<String, T> of) {
    ConfigKey<T> key =
        of(
            name,
            meaning,
            "string",
            at -> {
              if (!allowed.contains(at.node().asText())) {
                throw at.error(
                    "not_allowed",
                    "is " + at.shown() + ", allowed are " + String.join(", ", allowed));
              }
              return of.apply(at.node().asText());
            });
    allowed.forEach(key.schema.withArray("enum")::add);
    return key;
  }

  /** A length of time. */
  static ConfigKey<Duration> duration(String name, String meaning) {
    return of(name, meaning, "string", ConfigValue::duration);
  }

  /** A filter as text. */
  static ConfigKey<Filter> filter(String name, String meaning) {
    return of(name, meaning, "string", ConfigValue::filter);
  }

  /** A check within the check. */
  static ConfigKey<NestedCheck> check(String name, String meaning) {
    return of(name, meaning, "object", NestedCheck::read);
  }

  /** Checks within the check. */
  static ConfigKey<List<NestedCheck>> checks(String name, String meaning) {
    return of(name, meaning, "array", at -> each(at, NestedCheck::read));
  }

  private static <T> List<T> each(ConfigValue at, Reading<T> reading)
      throws InvalidConfigException {
    List<T> read = new ArrayList<>();
    for (ConfigValue element : at.elements()) {
      read.add(reading.read(element));
    }
    return List.copyOf(read);
  }

  /** The same, which may be left out. */
  ConfigKey<T> optional() {
    return new ConfigKey<>(name, meaning, false, schema, reading);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** What it says, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Whether it has to be there. */
  public boolean required() {
    return required;
  }

  /** The JSON Schema (2020-12) of the value; a copy. */
  public ObjectNode schema() {
    return schema.deepCopy();
  }

  T read(ConfigValue at) throws InvalidConfigException {
    return reading.read(at);
  }

  @Override
  public String toString() {
    return name;
  }
}
