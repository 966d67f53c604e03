package io.appinventory.catalog.query.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.Column;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      case ResolvedFilter.Last last ->
          last(last, row).filter(each -> test(last.test(), each)).isPresent();
    };
  }

  /** The row that a question for the last one is about. */
  public Optional<Object> last(ResolvedFilter.Last asked, Object row) {
    List<Object> rows = new ArrayList<>();
    for (Object each : related.rows(asked.relation(), row)) {
      if (test(asked.where(), each)) {
        rows.add(each);
      }
    }
    return Latest.of(asked.relation().target(), rows);
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
      case ValueTest.Comparison comparison -> holds(comparison, Scalars.of(stored));
      case ValueTest.Among among ->
          among.values().stream().anyMatch(each -> same(each, Scalars.of(stored)));
      case ValueTest.Fits fits -> fits.pattern().test((String) stored);
      case ValueTest.Presence presence -> !stored.equals("");
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
    return wanted.getClass() == found.getClass() && Scalars.compare(found, wanted) == 0;
  }

  private static boolean holds(ValueTest.Comparison comparison, Scalar found) {
    Scalar wanted = comparison.value();
    return wanted.getClass() == found.getClass()
        && comparison.operator().holds(Scalars.compare(found, wanted));
  }
}
