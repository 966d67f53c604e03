package io.appinventory.catalog.store;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.TimestampType;
import io.appinventory.catalog.session.Permissions;
import io.appinventory.catalog.session.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.JSONEntry;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The JSON by which an entity is mentioned by others, made by the database. */
public final class SummaryJson {
  private static final String RFC_3339 = "YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"";

  private SummaryJson() {}

  /** The summary of the row of {@code table}, which is the type's own or an alias of it. */
  public static Field<JSONB> of(Scope scope, EntityType<?> type, Table<?> table) {
    return DSL.jsonbObject(entries(scope, type.summary(), table));
  }

  /** Properties, by their names. What the principal may not see is left out. */
  static List<JSONEntry<?>> entries(
      Scope scope, List<? extends Property<?, ?>> properties, Table<?> table) {
    List<JSONEntry<?>> entries = new ArrayList<>();
    for (Property<?, ?> property : properties) {
      if (Permissions.maySee(scope.principal().role(), property.sensitivity())) {
        entries.add(DSL.key(property.name()).value(value(property, table)));
      }
    }
    return entries;
  }

  /** The column, instants as RFC 3339 in UTC whatever the time zone of the session. */
  private static Field<?> value(Property<?, ?> property, Table<?> table) {
    Field<?> column = property.column().in(table);
    return property.type() instanceof TimestampType
        ? DSL.function(
            "to_char",
            SQLDataType.VARCHAR,
            DSL.function("timezone", SQLDataType.TIMESTAMP, DSL.inline("UTC"), column),
            DSL.inline(RFC_3339))
        : column;
  }
}
