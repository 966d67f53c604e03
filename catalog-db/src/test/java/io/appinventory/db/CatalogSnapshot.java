package io.appinventory.db;

import java.util.List;
import javax.sql.DataSource;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Everything the schema {@code public} is made of, as sorted lines of text: two databases with
 * equal snapshots have the same tables, columns, keys, indexes, functions, types, policies,
 * triggers, privileges and comments.
 *
 * <p>Privileges are written out also where nobody ever granted any, because taking a grant back
 * does not make them implicit again. Order and number of columns count, their internal numbers do
 * not.
 */
final class CatalogSnapshot {
  private static final String LINES =
      """
      with ours as (select * from pg_class where relnamespace = 'public'::regnamespace)
      select 'schema ' || nspname || ' ' || array(select acl::text from unnest(
          coalesce(nspacl, acldefault('n', nspowner))) acl order by 1)::text as line
        from pg_namespace where nspname = 'public'
      union all
      select format('relation %s kind=%s persistence=%s owner=%s security=%s/%s options=%s key=%s bound=%s acl=%s view=%s',
          relname, relkind, relpersistence, relowner::regrole, relrowsecurity, relforcerowsecurity, reloptions,
          case relkind when 'p' then pg_get_partkeydef(oid) end, pg_get_expr(relpartbound, oid),
          array(select acl::text from unnest(coalesce(relacl, acldefault('r', relowner))) acl order by 1),
          case when relkind in ('v', 'm') then pg_get_viewdef(oid) end)
        from ours where relkind not in ('i', 'I')
      union all
      select format('column %s %s %s %s not_null=%s collate=%s default=%s identity=%s generated=%s acl=%s',
          relname, row_number() over (partition by attrelid order by attnum), attname, format_type(atttypid, atttypmod),
          attnotnull, collname, pg_get_expr(adbin, adrelid), attidentity, attgenerated, attacl)
        from ours join pg_attribute on attrelid = ours.oid
        left join pg_attrdef on adrelid = attrelid and adnum = attnum
        left join pg_collation on pg_collation.oid = attcollation
        where attnum > 0 and not attisdropped and relkind not in ('i', 'I')
      union all
      select format('constraint %s %s %s validated=%s', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
        from pg_constraint where connamespace = 'public'::regnamespace
      union all
      select format('index %s valid=%s', pg_get_indexdef(indexrelid), indisvalid)
        from ours join pg_index on indexrelid = ours.oid
      union all
      select format('routine %s acl=%s', pg_get_functiondef(oid),
          array(select acl::text from unnest(coalesce(proacl, acldefault('f', proowner))) acl order by 1))
        from pg_proc where pronamespace = 'public'::regnamespace and prokind in ('f', 'p', 'w')
      union all
      select format('type %s kind=%s labels=%s', typname, typtype,
          array(select enumlabel from pg_enum where enumtypid = pg_type.oid order by enumsortorder))
        from pg_type where typnamespace = 'public'::regnamespace
      union all
      select format('policy %s on %s permissive=%s command=%s roles=%s using=%s check=%s', polname, polrelid::regclass,
          polpermissive, polcmd, polroles::regrole[], pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
        from pg_policy
      union all
      select format('trigger %s enabled=%s', pg_get_triggerdef(oid), tgenabled) from pg_trigger where not tgisinternal
      union all
      select format('extension %s %s', extname, extversion) from pg_extension
      union all
      select format('comment on %s: %s', identity, description)
        from pg_description, pg_identify_object(classoid, objoid, objsubid) where identity like '%public.%'
      """;

  private CatalogSnapshot() {}

  static List<String> of(DataSource database) {
    return DSL.using(database, SQLDialect.POSTGRES).fetch(LINES).getValues(0, String.class).stream()
        .sorted()
        .toList();
  }
}
