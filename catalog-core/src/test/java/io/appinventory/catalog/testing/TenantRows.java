package io.appinventory.catalog.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The rows of one tenant in every table, to the byte. */
public final class TenantRows {
  private TenantRows() {}

  /**
   * For each table the number of the tenant's rows and a digest of them: their values, their places
   * and the transactions that wrote them, so that a row written again as it was differs.
   */
  public static Map<String, String> of(DSLContext owner, UUID tenant) {
    Map<String, String> rows = new TreeMap<>();
    for (String table : tables(owner)) {
      Object found =
          owner.fetchValue(
              "select count(*) || ' ' || coalesce(md5(string_agg("
                  + "t::text || t.xmin || t.ctid, '|' order by t::text)), '') from {0} t"
                  + " where tenant_id = {1}",
              DSL.name(table), DSL.val(tenant));
      rows.put(table, String.valueOf(found));
    }
    return rows;
  }

  /** All tables with rows of tenants. */
  public static List<String> tables(DSLContext owner) {
    return owner
        .resultQuery(
            "select c.relname::text from pg_class c"
                + " join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'"
                + " where c.relkind in ('r', 'p') and not c.relispartition"
                + " and c.relnamespace = 'public'::regnamespace order by 1")
        .fetchInto(String.class);
  }
}
