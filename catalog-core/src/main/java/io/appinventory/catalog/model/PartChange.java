package io.appinventory.catalog.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said about the rows an entity owns.
 *
 * @param <P> the record of a row
 */
public sealed interface PartChange<P> {
  /** The rows that shall be there. */
  List<P> rows();

  /** The same, and one more, in the place of one with its key. */
  PartChange<P> with(PartType<P> type, P row);

  /** The same, without the row that has the key of {@code row}. */
  PartChange<P> without(PartType<P> type, P row);

  /**
   * The whole list.
   *
   * @param rows the rows it shall hold
   */
  record Replace<P>(List<P> rows) implements PartChange<P> {
    @Override
    public PartChange<P> with(PartType<P> type, P row) {
      return new Replace<>(plus(type, rows, row));
    }

    @Override
    public PartChange<P> without(PartType<P> type, P row) {
      return new Replace<>(minus(type, rows, row));
    }
  }

  /**
   * Some more, or others with the keys of rows that are there, and some less; the others stay.
   *
   * @param rows the rows to add
   * @param removed rows with the keys of those to take out
   */
  record Edit<P>(List<P> rows, List<P> removed) implements PartChange<P> {
    @Override
    public PartChange<P> with(PartType<P> type, P row) {
      return new Edit<>(plus(type, rows, row), minus(type, removed, row));
    }

    @Override
    public PartChange<P> without(PartType<P> type, P row) {
      return new Edit<>(minus(type, rows, row), plus(type, removed, row));
    }
  }

  private static <P> List<P> plus(PartType<P> type, List<P> rows, P row) {
    List<P> more = new ArrayList<>(type.appendOnly() ? rows : minus(type, rows, row));
    more.add(row);
    return more;
  }

  private static <P> List<P> minus(PartType<P> type, List<P> rows, P row) {
    List<Object> key = type.keyOf(row);
    return rows.stream().filter(other -> !type.keyOf(other).equals(key)).toList();
  }
}
