package io.appinventory.catalog.testing;

import java.util.UUID;
import org.jooq.DataType;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;

/** A table described by hand, where no migration made the generator write it. */
final class PlainTable extends TableImpl<Record> {
  private static final long serialVersionUID = 1L;

  PlainTable(String name) {
    super(DSL.name(name));
    column("tenant_id", SQLDataType.UUID.nullable(false));
  }

  /** With the columns of every entity. */
  static PlainTable ofEntities(String name) {
    PlainTable table = new PlainTable(name);
    table.column("id", SQLDataType.UUID.nullable(false));
    table.column("row_version", SQLDataType.BIGINT.nullable(false));
    table.column("created_at", SQLDataType.INSTANT.nullable(false));
    table.column("updated_at", SQLDataType.INSTANT.nullable(false));
    table.column("created_by", SQLDataType.UUID);
    table.column("updated_by", SQLDataType.UUID);
    table.column("deleted_at", SQLDataType.INSTANT);
    return table;
  }

  /** Adds a column. */
  <T> TableField<Record, T> column(String name, DataType<T> type) {
    return createField(DSL.name(name), type, this, "");
  }

  /** Adds the column of an id. */
  TableField<Record, UUID> id(String name) {
    return column(name, SQLDataType.UUID.nullable(false));
  }
}
