package io.appinventory.catalog.exchange.apply;

import io.appinventory.catalog.session.Scope;
import java.util.List;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Inserts many rows in few statements. */
final class Rows {
  private static final int ROWS_PER_STATEMENT = 500;
  private static final int MAX_CHARACTERS = 8_000_000;

  private Rows() {}

  static void insert(
      Scope scope, Table<?> table, List<Field<?>> columns, List<List<@Nullable Object>> rows) {
    int from = 0;
    while (from < rows.size()) {
      InsertValuesStepN<?> insert = scope.dsl().insertInto(table).columns(columns);
      int to = from;
      long characters = 0;
      while (to < rows.size() && to - from < ROWS_PER_STATEMENT && characters < MAX_CHARACTERS) {
        insert = insert.values(rows.get(to));
        characters += length(rows.get(to));
        to++;
      }
      insert.execute();
      from = to;
    }
  }

  private static long length(List<@Nullable Object> row) {
    return row.stream()
        .mapToLong(value -> value instanceof JSONB json ? json.data().length() : 0)
        .sum();
  }
}
