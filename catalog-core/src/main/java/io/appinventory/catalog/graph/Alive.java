package io.appinventory.catalog.graph;

import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.session.Scope;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The living entities of a type, as a table to select from.
 *
 * @param table an alias of the type's table
 * @param id its id
 * @param condition that a row is of the tenant and lives
 */
record Alive(Table<?> table, Field<UUID> id, Condition condition) {
  static Alive of(Scope scope, EntityType<?> type) {
    Table<?> table = type.table().as("alive");
    Field<UUID> id =
        DSL.field(
            table.getQualifiedName().append(type.idColumn().getUnqualifiedName()), UUID.class);
    Condition lives = type.header().deletedAt().column().in(table).isNull();
    return new Alive(table, id, scope.tenant(type, table).and(lives));
  }
}
