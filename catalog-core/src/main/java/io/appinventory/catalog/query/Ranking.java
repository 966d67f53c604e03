package io.appinventory.catalog.query;

import io.appinventory.catalog.model.Column;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Table;

/**
 * An order that comes with a restriction: the best matches of a search first. It is that of a list
 * for which no other was asked.
 *
 * @param join joins what the order needs to the list's table, so that what satisfies the
 *     restriction stays, each row once, and nothing else
 * @param columns what the list is ordered by, ascending; never null
 */
public record Ranking(UnaryOperator<Table<?>> join, List<Column<?, ?>> columns) {
  /** Keeps a copy. */
  public Ranking {
    columns = List.copyOf(columns);
  }
}
