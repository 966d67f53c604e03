package io.appinventory.catalog.query.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Column;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers filters in memory. {@link FilterSql} gives the same answers. */
public final class FilterEvaluator {
  private final Related related;

  /** With the place to find related rows. */
  public FilterEvaluator(Related related) {
    this.related = related;
  }

  /** Whether the filter, resolved for the row's shape, holds for the row. */
  public boolean test(ResolvedFilter filter, Object row) {
    return switch (filter) {
      case ResolvedFilter.Always always -> true;
      case ResolvedFilter.And and -> and.parts().stream().allMatch(part -> test(part, row));
      case ResolvedFilter.Or or -> or.parts().stream().anyMatch(part -> test(part, row));
      case ResolvedFilter.Not not -> !test(not.part(), row);
      case ResolvedFilter.Value value -> value(value.test(), stored(value.property(), row));
      case ResolvedFilter.Elements elements ->
          elements(elements.test(), texts(elements.property(), row));
      case ResolvedFilter.Inside inside -> inside(inside, row);
      case ResolvedFilter.Some some ->
          related.rows(some.relation(), row).stream().anyMatch(each -> test(some.where(), each));
      case ResolvedFilter.Count count -> {
        long found =
            related.rows(count.relation(), row).stream()
                .filter(each -> test(count.where(), each))
                .count();
        yield count.operator().holds(Long.compare(found, count.number()));
      }
    };
  }

  /** The value as its column keeps it. */
  @SuppressWarnings("unchecked") // the property was found in the shape of the row
  private static @Nullable Object stored(Property<?, ?> property, Object row) {
    Property<Object, Object> typed = (Property<Object, Object>) property;
    Object value = typed.of(row);
    return value == null ? null : ((Column<Object, Object>) typed.column()).type().encode(value);
  }

  @SuppressWarnings("unchecked") // the property was found in the shape of the row
  private static List<String> texts(Property<?, ?> property, Object row) {
    List<String> texts = ((Property<Object, List<String>>) property).of(row);
    return texts == null ? List.of() : texts;
  }

  private static boolean value(ValueTest.OfValue test, @Nullable Object stored) {
    if (stored == null) {
      return false;
    }
    return switch (test) {
      case ValueTest.Comparison comparison -> holds(comparison, scalar(stored));
      case ValueTest.Among among ->
          among.values().stream().anyMatch(each -> same(each, scalar(stored)));
      case ValueTest.Fits fits -> fits.pattern().test((String) stored);
      case ValueTest.Presence presence -> !stored.equals("");
    };
  }

  private static Scalar scalar(Object stored) {
    return switch (stored) {
      case String text -> new Scalar.Text(text);
      case BigDecimal number -> new Scalar.Numeral(number);
      case Number number -> new Scalar.Numeral(BigDecimal.valueOf(number.longValue()));
      case Boolean bool -> new Scalar.Bool(bool);
      case Instant time -> new Scalar.Time(time);
      case LocalDate day -> new Scalar.Day(day);
      case UUID uuid -> new Scalar.Uuid(uuid);
      default ->
          throw new IllegalStateException("a column holds a " + stored.getClass().getSimpleName());
    };
  }

  private static boolean elements(ValueTest.OfElements test, List<String> texts) {
    return switch (test) {
      case ValueTest.Among among ->
          texts.stream().anyMatch(text -> among.values().contains(new Scalar.Text(text)));
      case ValueTest.Fits fits -> texts.stream().anyMatch(fits.pattern()::test);
      case ValueTest.Presence presence -> !texts.isEmpty();
      case ValueTest.Size size -> size.operator().holds(Long.compare(texts.size(), size.number()));
    };
  }

  @SuppressWarnings("unchecked") // the property was found in the shape of the row
  private static boolean inside(ResolvedFilter.Inside inside, Object row) {
    Json json = ((Property<Object, Json>) inside.property()).of(row);
    List<JsonNode> found = json == null ? List.of() : JsonValues.at(json.node(), inside.keys());
    List<JsonNode> values = JsonValues.unwrapped(found);
    return switch (inside.test()) {
      case ValueTest.Comparison comparison ->
          values.stream().flatMap(JsonValues::scalar).anyMatch(each -> holds(comparison, each));
      case ValueTest.Among among ->
          values.stream()
              .flatMap(JsonValues::scalar)
              .anyMatch(each -> among.values().stream().anyMatch(wanted -> same(wanted, each)));
      case ValueTest.Fits fits -> JsonValues.texts(values).anyMatch(fits.pattern()::test);
      case ValueTest.JsonHas has ->
          JsonValues.texts(found).anyMatch(has.part()::test)
              || JsonValues.texts(values).anyMatch(has.whole()::test);
      case ValueTest.Presence presence -> values.stream().anyMatch(JsonValues::present);
      case ValueTest.Size size ->
          size.operator()
              .holds(
                  Long.compare(
                      values.stream().filter(each -> !each.isNull()).count(), size.number()));
    };
  }

  private static boolean same(Scalar wanted, Scalar found) {
    return wanted.getClass() == found.getClass() && compare(found, wanted) == 0;
  }

  private static boolean holds(ValueTest.Comparison comparison, Scalar found) {
    Scalar wanted = comparison.value();
    return wanted.getClass() == found.getClass()
        && comparison.operator().holds(compare(found, wanted));
  }

  /** Of two values of one kind. */
  private static int compare(Scalar found, Scalar wanted) {
    return switch (found) {
      case Scalar.Text text -> byCodePoint(text.value(), ((Scalar.Text) wanted).value());
      case Scalar.Numeral number -> number.value().compareTo(((Scalar.Numeral) wanted).value());
      case Scalar.Bool bool -> Boolean.compare(bool.value(), ((Scalar.Bool) wanted).value());
      case Scalar.Time time -> time.value().compareTo(((Scalar.Time) wanted).value());
      case Scalar.Day day -> day.value().compareTo(((Scalar.Day) wanted).value());
      case Scalar.Uuid uuid -> uuid.value().equals(((Scalar.Uuid) wanted).value()) ? 0 : 1;
    };
  }

  /** PostgreSQL's order under collation "C"; Java's own order differs beyond U+FFFF. */
  private static int byCodePoint(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (i == a.length() || i == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    boolean beyond = Character.isSurrogate(a.charAt(i));
    boolean otherBeyond = Character.isSurrogate(b.charAt(i));
    return beyond == otherBeyond ? Character.compare(a.charAt(i), b.charAt(i)) : beyond ? 1 : -1;
  }
}
