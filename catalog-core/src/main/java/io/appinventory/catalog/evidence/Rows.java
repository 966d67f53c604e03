package io.appinventory.catalog.evidence;

import io.appinventory.catalog.session.Scope;
import java.util.List;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Inserts many rows in few statements. */
final class Rows {
  private static final int ROWS_PER_STATEMENT = 500;

  private Rows() {}

  static void insert(
      Scope scope, Table<?> table, List<Field<?>> columns, List<List<@Nullable Object>> rows) {
    for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
      InsertValuesStepN<?> insert = scope.dsl().insertInto(table).columns(columns);
      for (List<@Nullable Object> row :
          rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT))) {
        insert = insert.values(row);
      }
      insert.execute();
    }
  }
}
