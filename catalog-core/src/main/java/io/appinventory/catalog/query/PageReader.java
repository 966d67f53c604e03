package io.appinventory.catalog.query;

import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Reads a page of one list. A total that is kept comes in the same statement; one that has to be
 * counted in a second.
 *
 * @param <R> the record
 */
final class PageReader<R> {
  private final Scope scope;
  private final Shape<R> shape;
  private final Projection<R> projection;
  private final Condition condition;
  private final ListOrder order;
  private final String fingerprint;
  private final Total total;

  /**
   * Of the rows that satisfy a condition.
   *
   * @param fingerprint stands for the list in its cursors
   */
  PageReader(
      Scope scope,
      Shape<R> shape,
      Condition condition,
      ListOrder order,
      String fingerprint,
      Total total) {
    this.scope = scope;
    this.shape = shape;
    this.projection = shape.projection();
    this.condition = condition;
    this.order = order;
    this.fingerprint = fingerprint;
    this.total = total;
  }

  /**
   * What was read: the rows of the page, whether there is more, and the total where it came along.
   */
  private record Found(List<Record> rows, boolean more, OptionalLong total) {}

  Page<R> read(PageRequest request, boolean withTotal) {
    return switch (request) {
      case PageRequest.Numbered page -> numbered(page, withTotal);
      case PageRequest.At page -> at(page, withTotal);
    };
  }

  private Page<R> numbered(PageRequest.Numbered page, boolean withTotal) {
    int skipped = (page.number() - 1) * page.size();
    Found found = find(condition, false, page.size(), skipped, withTotal);
    // A page that is not full ends the list, so that nothing is left to count.
    boolean ends = !found.more() && (skipped == 0 || !found.rows().isEmpty());
    OptionalLong counted =
        withTotal && ends
            ? OptionalLong.of(skipped + found.rows().size())
            : total(found, withTotal);
    return page(
        found.rows(),
        found.more(),
        skipped > 0,
        counted,
        OptionalInt.of(page.number()),
        page.size());
  }

  private Page<R> at(PageRequest.At page, boolean withTotal) {
    Cursor cursor = Cursor.parse(page.cursor(), fingerprint);
    boolean backward = cursor.backward();
    Found found = find(condition.and(beyond(cursor)), backward, page.size(), 0, withTotal);
    // Where the cursor came from there was something, as far as anyone knows.
    return page(
        backward ? found.rows().reversed() : found.rows(),
        backward || found.more(),
        !backward || found.more(),
        total(found, withTotal),
        OptionalInt.empty(),
        page.size());
  }

  private Condition beyond(Cursor cursor) {
    try {
      return order.beyond(cursor.place(), cursor.backward());
    } catch (InvalidValueException e) {
      throw Cursor.malformed();
    }
  }

  private Found find(Condition where, boolean backward, int size, int offset, boolean withTotal) {
    List<Field<?>> fields = new ArrayList<>(projection.fields(shape.table()));
    fields.addAll(order.fields());
    int totalAt = fields.size();
    boolean along = withTotal && total.known();
    if (along) {
      fields.add(total.count());
    }
    var ordered =
        scope
            .dsl()
            .select(fields)
            .from(order.from())
            .where(where)
            .orderBy(order.orderBy(backward))
            .limit(size + 1);
    List<Record> rows = List.copyOf(offset == 0 ? ordered.fetch() : ordered.offset(offset).fetch());
    OptionalLong counted =
        along && !rows.isEmpty()
            ? OptionalLong.of(rows.getFirst().get(totalAt, Long.class))
            : OptionalLong.empty();
    boolean more = rows.size() > size;
    return new Found(more ? rows.subList(0, size) : rows, more, counted);
  }

  private OptionalLong total(Found found, boolean withTotal) {
    if (!withTotal || found.total().isPresent()) {
      return found.total();
    }
    return OptionalLong.of(scope.dsl().select(total.count()).fetchSingle().value1());
  }

  private Page<R> page(
      List<Record> rows,
      boolean following,
      boolean preceding,
      OptionalLong total,
      OptionalInt number,
      int size) {
    List<R> items = rows.stream().map(row -> projection.read(row, 0)).toList();
    Optional<String> next = following ? place(rows, true) : Optional.empty();
    Optional<String> previous = preceding ? place(rows, false) : Optional.empty();
    return new Page<>(items, total, number, size, next, previous);
  }

  private Optional<String> place(List<Record> rows, boolean afterLast) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Record row = afterLast ? rows.getLast() : rows.getFirst();
    Cursor cursor = new Cursor(!afterLast, order.place(row, projection.size()));
    return Optional.of(cursor.print(fingerprint));
  }
}
