package io.appinventory.catalog.exchange.backstage.query;

import io.appinventory.catalog.error.MalformedQueryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the values of {@code filter} parameters ({@code parseEntityFilterParams} of Backstage): of
 * several values one has to hold, of a value all conditions; a key that is given several values in
 * one has any of them.
 */
public final class FilterText {
  private FilterText() {}

  /**
   * Reads the values; none, or none with a condition, allow everything.
   *
   * @throws MalformedQueryException when one has a condition without a key
   */
  public static EntityPredicate parse(List<String> filters) {
    List<EntityPredicate> sets = new ArrayList<>();
    for (String filter : filters) {
      List<String> conditions =
          Arrays.stream(filter.split(",")).map(String::strip).filter(c -> !c.isEmpty()).toList();
      if (!conditions.isEmpty()) {
        sets.add(set(conditions));
      }
    }
    return sets.isEmpty() ? EntityPredicate.TRUE : new EntityPredicate.Any(sets);
  }

  private static EntityPredicate set(List<String> conditions) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (String condition : conditions) {
      int equals = condition.indexOf('=');
      String key = equals < 0 ? condition : condition.substring(0, equals).strip();
      if (key.isEmpty()) {
        throw new MalformedQueryException(
            "filter",
            "Invalid filter, '"
                + condition
                + "' is not a valid statement (expected a string on the form a=b or a= or a)");
      }
      Set<String> some = values.computeIfAbsent(key, k -> new HashSet<>());
      if (equals >= 0) {
        some.add(lower(condition.substring(equals + 1).strip()));
      }
    }
    List<EntityPredicate> all = new ArrayList<>();
    values.forEach(
        (key, some) ->
            all.add(
                some.isEmpty()
                    ? new EntityPredicate.Has(lower(key))
                    : new EntityPredicate.In(lower(key), some)));
    return new EntityPredicate.All(all);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
