package io.appinventory.catalog.exchange.backstage.query;

import static io.appinventory.catalog.exchange.backstage.query.EntitySql.E;
import static io.appinventory.db.schema.Tables.BACKSTAGE_RELATIONS;

import io.appinventory.catalog.session.Scope;
import io.appinventory.db.schema.tables.BackstageRelations;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What is read of an entity that is shown. */
final class EntityColumns {
  private final Field<String> said;

  EntityColumns(Scope scope) {
    BackstageRelations r = BACKSTAGE_RELATIONS.as("r");
    Field<String> line = r.TYPE.concat(DSL.inline(" ")).concat(r.REF);
    this.said =
        DSL.field(
                DSL.select(DSL.groupConcat(line, "\n"))
                    .from(r)
                    .where(r.TENANT_ID.eq(scope.tenantId()))
                    .and(r.TARGET_REF.eq(E.REF)))
            .as("said");
  }

  /** The columns. */
  List<Field<?>> fields() {
    return List.of(E.ID, E.DOCUMENT, E.RELATIONS, said);
  }

  /** The entity of a row that begins with the columns. */
  ShownEntity read(Record row) {
    return ShownEntity.of(
        row.get(0, UUID.class),
        row.get(1, JSON.class).data(),
        row.get(2, String[].class),
        row.get(3, String.class));
  }
}
