package io.appinventory.catalog.evidence;

import io.appinventory.catalog.model.StandardColumns;
import io.appinventory.catalog.session.Scope;
import io.appinventory.catalog.session.TenantRows;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Inserts many rows, of which the first column is the tenant's. */
final class Rows {
  private Rows() {}

  static void insert(
      Scope scope, Table<?> table, List<Field<?>> columns, List<List<@Nullable Object>> rows) {
    new TenantRows(scope, table, StandardColumns.tenant(table))
        .columns(columns.subList(1, columns.size()))
        .send(rows.stream().map(row -> row.subList(1, row.size())));
  }
}
