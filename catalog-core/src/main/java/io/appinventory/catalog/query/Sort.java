package io.appinventory.catalog.query;

import io.appinventory.catalog.error.MalformedQueryException;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.query.filter.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The order of a list: {@code name desc, created_at}. A key is a property, or one of an entity that
 * a reference leads to ({@code team.name}, or {@code team} for its name). Text is ordered by code
 * point, codes as text. Rows without a value come last in either direction; the id breaks ties.
 *
 * @param keys the keys, none for the type's own order
 */
public record Sort(List<Key> keys) {
  /** The most keys. */
  public static final int MAX_KEYS = 5;

  private static final String PARAMETER = "order_by";
  private static final Pattern KEY =
      Pattern.compile(
          "\\s*([\\p{L}_][\\p{L}\\p{Nd}_.-]*)(?:\\s+(asc|desc))?\\s*", Pattern.CASE_INSENSITIVE);
  private static final Sort DEFAULT = new Sort(List.of());

  /** Keeps a copy. */
  public Sort {
    keys = List.copyOf(keys);
    if (keys.size() > MAX_KEYS) {
      throw new MalformedQueryException(
          PARAMETER, "it has " + keys.size() + " keys, at most " + MAX_KEYS + " are allowed");
    }
  }

  /**
   * What to order by.
   *
   * @param path a property, behind references
   * @param descending from the greatest to the least
   */
  public record Key(Path path, boolean descending) {
    @Override
    public String toString() {
      return path + (descending ? " desc" : "");
    }
  }

  /** The order of a type: by what its entities are called. */
  public static Sort byDefault() {
    return DEFAULT;
  }

  /** From the least to the greatest. */
  public static Sort ascending(Property<?, ?> property) {
    return new Sort(List.of(new Key(Path.of(property.name()), false)));
  }

  /** From the greatest to the least. */
  public static Sort descending(Property<?, ?> property) {
    return new Sort(List.of(new Key(Path.of(property.name()), true)));
  }

  /**
   * Reads {@code name desc, created_at}; nothing is the type's own order.
   *
   * @throws MalformedQueryException with the position
   */
  public static Sort parse(String text) {
    if (text.isBlank()) {
      return DEFAULT;
    }
    List<Key> keys = new ArrayList<>();
    int start = 0;
    while (start <= text.length() && keys.size() <= MAX_KEYS) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      keys.add(key(text, start, end));
      start = end + 1;
    }
    return new Sort(keys);
  }

  private static Key key(String text, int start, int end) {
    Matcher matcher = KEY.matcher(text).region(start, end);
    if (!matcher.matches()) {
      String found = text.substring(start, Math.min(end, start + 40));
      throw new MalformedQueryException(
          PARAMETER,
          "at "
              + (start + 1)
              + ": found '"
              + found.strip()
              + "', expected a name, then asc or desc if you like");
    }
    return new Key(Path.of(matcher.group(1)), "desc".equalsIgnoreCase(matcher.group(2)));
  }

  /** As it is read. */
  @Override
  public String toString() {
    return keys.stream().map(Key::toString).collect(Collectors.joining(", "));
  }
}
