package io.appinventory.catalog.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.appinventory.catalog.model.InvalidValueException;
import io.appinventory.catalog.model.Projection;
import io.appinventory.catalog.model.Shape;
import io.appinventory.catalog.query.KeptPages.Part;
import io.appinventory.catalog.session.KeptSelect;
import io.appinventory.catalog.session.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Param;
import org.jooq.Record;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of one list. A total that is kept comes in the same statement; one that has to be
 * counted in a second.
 *
 * @param <R> the record
 */
final class PageReader<R> {
  private final Scope scope;
  private final Projection<R> projection;
  private final Function<Scope, Rows> list;
  private final String fingerprint;
  private final Optional<Function<Part, KeptPages.Question>> kept;

  /**
   * Of a list.
   *
   * @param list its rows, for each scope
   * @param fingerprint stands for the list in its cursors
   * @param kept makes the question under which the statement for a part is kept; empty where none
   *     is
   */
  PageReader(
      Scope scope,
      Shape<R> shape,
      Function<Scope, Rows> list,
      String fingerprint,
      Optional<Function<Part, KeptPages.Question>> kept) {
    this.scope = scope;
    this.projection = shape.projection();
    this.list = list;
    this.fingerprint = fingerprint;
    this.kept = kept;
  }

  /**
   * What was read.
   *
   * @param list whose rows they are
   * @param rows those of the page
   * @param more whether more follow, in the direction of reading
   * @param total the total, where it came along
   */
  private record Found(Rows list, List<Record> rows, boolean more, OptionalLong total) {}

  /** A page. */
  Page<R> read(PageRequest request, boolean withTotal) {
    return switch (request) {
      case PageRequest.Numbered page -> numbered(page, withTotal);
      case PageRequest.At page -> at(page, withTotal);
    };
  }

  private Page<R> numbered(PageRequest.Numbered page, boolean withTotal) {
    int skipped = (page.number() - 1) * page.size();
    Part part = new Part(page.size(), skipped, false, false);
    Found found = find(part, List.of(), withTotal);
    // A page that is not full ends the list, so that nothing is left to count.
    boolean ends = !found.more() && (skipped == 0 || !found.rows().isEmpty());
    OptionalLong counted =
        withTotal && ends
            ? OptionalLong.of(skipped + found.rows().size())
            : total(found, withTotal);
    return page(
        found,
        found.rows(),
        new Neighbours(skipped > 0, found.more()),
        counted,
        OptionalInt.of(page.number()),
        page.size());
  }

  private Page<R> at(PageRequest.At page, boolean withTotal) {
    Cursor cursor = Cursor.parse(page.cursor(), fingerprint);
    boolean backward = cursor.backward();
    Part part = new Part(page.size(), 0, true, backward);
    Found found = find(part, cursor.place(), withTotal);
    // Where the cursor came from there was something, as far as anyone knows.
    return page(
        found,
        backward ? found.rows().reversed() : found.rows(),
        new Neighbours(!backward || found.more(), backward || found.more()),
        total(found, withTotal),
        OptionalInt.empty(),
        page.size());
  }

  private Found find(Part part, List<@Nullable JsonNode> place, boolean withTotal) {
    // What is compared with a missing value is another statement.
    if (kept.isEmpty() || place.stream().anyMatch(Objects::isNull)) {
      Rows rows = list.apply(scope);
      Select<?> select = select(scope, rows, part, bind(rows, place), withTotal);
      return found(rows, List.copyOf(select.fetch()), part.size(), withTotal);
    }
    KeptPages.Kept page = KeptPages.get(kept.get().apply(part), () -> keep(part, place, withTotal));
    List<?> values = bind(page.rows(), place).stream().map(Param::getValue).toList();
    return found(page.rows(), page.select().fetchAll(scope, values), part.size(), withTotal);
  }

  private KeptPages.Kept keep(Part part, List<@Nullable JsonNode> place, boolean withTotal) {
    Rows rows = list.apply(scope);
    List<Param<?>> values = bind(rows, place);
    return new KeptPages.Kept(
        KeptSelect.of(
            scope,
            scope.principal().role(),
            (each, none, given) -> select(each, list.apply(each), part, given, withTotal),
            values),
        rows);
  }

  private static List<Param<?>> bind(Rows rows, List<@Nullable JsonNode> place) {
    try {
      return place.isEmpty() ? List.of() : rows.order().bind(place);
    } catch (InvalidValueException e) {
      throw Cursor.malformed();
    }
  }

  /** A row more than the page has, to see whether it is the last. */
  private static Select<?> select(
      Scope scope, Rows rows, Part part, List<? extends Param<?>> place, boolean withTotal) {
    Condition where =
        part.fromPlace()
            ? rows.condition().and(rows.order().beyond(place, part.backward()))
            : rows.condition();
    boolean along = withTotal && rows.total().known();
    return rows.part(scope, where, part.backward(), part.size() + 1, part.skipped(), along);
  }

  private static Found found(Rows rows, List<Record> fetched, int size, boolean withTotal) {
    boolean more = fetched.size() > size;
    boolean along = withTotal && rows.total().known() && !fetched.isEmpty();
    Record first = along ? fetched.getFirst() : null;
    OptionalLong counted =
        first == null
            ? OptionalLong.empty()
            : OptionalLong.of(first.get(first.size() - 1, Long.class));
    return new Found(rows, more ? fetched.subList(0, size) : fetched, more, counted);
  }

  private OptionalLong total(Found found, boolean withTotal) {
    if (!withTotal || found.total().isPresent()) {
      return found.total();
    }
    return OptionalLong.of(
        scope.dsl().select(list.apply(scope).total().count()).fetchSingle().value1());
  }

  /** Whether there are rows before and after those of a page. */
  private record Neighbours(boolean before, boolean after) {}

  private Page<R> page(
      Found found,
      List<Record> rows,
      Neighbours neighbours,
      OptionalLong total,
      OptionalInt number,
      int size) {
    List<R> items = rows.stream().map(row -> projection.read(row, 0)).toList();
    ListOrder order = found.list().order();
    Optional<String> next = neighbours.after() ? place(order, rows, true) : Optional.empty();
    Optional<String> previous = neighbours.before() ? place(order, rows, false) : Optional.empty();
    return new Page<>(items, total, number, size, next, previous);
  }

  private Optional<String> place(ListOrder order, List<Record> rows, boolean afterLast) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Record row = afterLast ? rows.getLast() : rows.getFirst();
    Cursor cursor = new Cursor(!afterLast, order.place(row, projection.size()));
    return Optional.of(cursor.print(fingerprint));
  }
}
