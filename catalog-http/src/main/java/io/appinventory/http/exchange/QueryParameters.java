package io.appinventory.http.exchange;

import com.fasterxml.jackson.databind.node.TextNode;
import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Coded;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Names;
import io.appinventory.catalog.model.TextType;
import io.appinventory.catalog.model.ValueType;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query string. One that the route does not know, one that is given twice and
 * one that does not decode are refused: a filter that is silently dropped answers another question.
 */
public final class QueryParameters {
  private static final String[] NO_NAMES = {};

  private final Map<String, List<String>> values;

  private QueryParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /**
   * Reads a query string.
   *
   * @param raw as it came, null for none
   * @param known the names the route takes
   * @throws MalformedQueryException when it holds anything else
   */
  public static QueryParameters parse(@Nullable String raw, Collection<String> known) {
    QueryParameters parameters = new QueryParameters(new HashMap<>());
    for (String pair : pairs(raw)) {
      String name = name(pair);
      if (!known.contains(name)) {
        throw new MalformedQueryException(
            name, "is not a parameter of this address" + Names.suggestion(name, known));
      }
      parameters.add(name, pair);
      if (parameters.texts(name).size() > 1) {
        throw new MalformedQueryException(name, "is given twice");
      }
    }
    return parameters;
  }

  /**
   * Reads a query string of a client that was written for another product: what is unknown is
   * passed over, and what is given several times has several values.
   *
   * @throws MalformedQueryException when one of the known does not decode
   */
  public static QueryParameters parseKnown(@Nullable String raw, Collection<String> known) {
    QueryParameters parameters = new QueryParameters(new HashMap<>());
    for (String pair : pairs(raw)) {
      String name = name(pair);
      if (known.contains(name)) {
        parameters.add(name, pair);
      }
    }
    return parameters;
  }

  private static List<String> pairs(@Nullable String raw) {
    if (raw == null) {
      return List.of();
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : raw.split("&")) {
      if (!pair.isEmpty()) {
        pairs.add(pair);
      }
    }
    return pairs;
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    return decode("query", equals < 0 ? pair : pair.substring(0, equals));
  }

  private void add(String name, String pair) {
    int equals = pair.indexOf('=');
    values
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(decode(name, equals < 0 ? "" : pair.substring(equals + 1)));
  }

  private static String decode(String name, String encoded) {
    try {
      String text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      if (!TextType.storable(text) || text.indexOf('\uFFFD') >= 0) {
        throw new MalformedQueryException(name, "is not UTF-8, or holds U+0000");
      }
      return text;
    } catch (IllegalArgumentException e) {
      throw new MalformedQueryException(name, "has a % that two hexadecimal digits do not follow");
    }
  }

  /** All values in their order; none where the parameter is absent. */
  public List<String> texts(String name) {
    return values.getOrDefault(name, List.of());
  }

  private @Nullable String value(String name) {
    List<String> all = texts(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** The text; empty where the parameter is absent or blank. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(value(name)).filter(value -> !value.isBlank());
  }

  /** The text, which has to be there. */
  public String required(String name) {
    return text(name).orElseThrow(() -> new MalformedQueryException(name, "is missing"));
  }

  /** True or false; false where the parameter is absent. */
  public boolean flag(String name) {
    return switch (Objects.requireNonNullElse(value(name), "false")) {
      case "true", "" -> true;
      case "false" -> false;
      default -> throw new MalformedQueryException(name, "is neither true nor false");
    };
  }

  /** A whole number between two limits; empty where the parameter is absent. */
  public OptionalInt integer(String name, int min, int max) {
    @Nullable String value = value(name);
    if (value == null) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // answered below
    }
    throw new MalformedQueryException(
        name, "is '" + shortened(value) + "', allowed are " + min + " to " + max);
  }

  /** A value as JSON has it in a text; empty where the parameter is absent or blank. */
  public <T> Optional<T> value(String name, ValueType<T, ?> type) {
    Optional<String> text = text(name);
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(type.read(new TextNode(text.get())));
    } catch (InvalidValueException e) {
      throw new MalformedQueryException(name, e.reason());
    }
  }

  /** One of the constants of a vocabulary, by its code; empty where the parameter is absent. */
  public <E extends Coded> Optional<E> code(String name, E[] values) {
    return oneOf(name, List.of(values), Coded::code);
  }

  /** One of some values, by its name; empty where the parameter is absent. */
  public <T> Optional<T> oneOf(String name, List<T> values, Function<? super T, String> nameOf) {
    return text(name).map(text -> known(name, text, values, nameOf));
  }

  /** The constants of a comma list, by their codes; none where the parameter is absent. */
  public <E extends Coded> Set<E> codes(String name, E[] values) {
    Set<E> codes = new LinkedHashSet<>();
    names(name).forEach(code -> codes.add(known(name, code, List.of(values), Coded::code)));
    return codes;
  }

  private static <T> T known(
      String name, String text, List<T> values, Function<? super T, String> nameOf) {
    return values.stream()
        .filter(value -> nameOf.apply(value).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new MalformedQueryException(
                    name,
                    "is '"
                        + shortened(text)
                        + "', allowed are "
                        + String.join(", ", values.stream().map(nameOf).toList())));
  }

  /** The names of a comma list, in their order; empty where the parameter is absent. */
  public Set<String> names(String name) {
    Set<String> names = new LinkedHashSet<>();
    for (String listed : text(name).map(list -> list.split(",", -1)).orElse(NO_NAMES)) {
      names.add(listed.strip());
    }
    if (names.contains("")) {
      throw new MalformedQueryException(name, "has an empty name between its commas");
    }
    return names;
  }

  private static String shortened(String value) {
    return value.length() <= 40 ? value : value.substring(0, 37) + "...";
  }
}
