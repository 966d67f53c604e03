package io.appinventory.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How much room the database takes, with all tenants, indexes and what is stored out of line. */
public final class Storage {
  private Storage() {}

  /** The bytes of each table, the largest first; partitions are tables. */
  public static Map<String, Long> of(DataSource source) throws SQLException {
    Field<Long> bytes =
        DSL.function(
            "pg_total_relation_size",
            SQLDataType.BIGINT,
            DSL.field(DSL.name("pg_class", "oid"), SQLDataType.BIGINT));
    Field<String> name = DSL.field(DSL.name("pg_class", "relname"), SQLDataType.VARCHAR);
    Map<String, Long> sizes = new LinkedHashMap<>();
    try (Connection connection = source.getConnection()) {
      DSLContext dsl = DSL.using(connection, SQLDialect.POSTGRES);
      dsl.select(name, bytes)
          .from(DSL.table(DSL.name("pg_class")))
          .join(DSL.table(DSL.name("pg_namespace")))
          .on(
              DSL.field(DSL.name("pg_namespace", "oid"), SQLDataType.BIGINT)
                  .eq(DSL.field(DSL.name("pg_class", "relnamespace"), SQLDataType.BIGINT)))
          .where(DSL.field(DSL.name("pg_namespace", "nspname"), SQLDataType.VARCHAR).eq("public"))
          .and(DSL.field(DSL.name("pg_class", "relkind"), SQLDataType.VARCHAR).eq("r"))
          .orderBy(bytes.desc(), name)
          .forEach(row -> sizes.put(row.value1(), row.value2()));
    }
    return sizes;
  }
}
