package io.appinventory.db;

/**
 * What every table of the schema keeps to, those still to come included: a query that names what
 * does not.
 */
enum SchemaRule {
  EVERY_TABLE_HAS_A_TENANT(
      """
      select relname from tenant_table where not exists (
        select from pg_attribute where attrelid = tenant_table.oid and attname = 'tenant_id' and attnotnull
          and atttypid = 'uuid'::regtype)
      """,
      "create table breach (id uuid not null)"),

  PRIMARY_KEYS_START_WITH_THE_TENANT(
      """
      select relname from tenant_table where not exists (
        select from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
        where indrelid = tenant_table.oid and indisprimary and attname = 'tenant_id')
      """,
      "create table breach (tenant_id uuid not null, id uuid primary key)"),

  INDEXES_START_WITH_THE_TENANT(
      """
      select indexrelid::regclass from pg_index join tenant_table on tenant_table.oid = indrelid
      join pg_class index on index.oid = indexrelid join pg_am on pg_am.oid = index.relam
      where amname <> 'gin' and not exists (
        select from pg_attribute where attrelid = indrelid and attnum = indkey[0] and attname = 'tenant_id')
      """,
      "create index breach_idx on teams (name)"),

  UNIQUE_INDEXES_HOLD_THE_TENANT(
      """
      select indexrelid::regclass from pg_index join tenant_table on tenant_table.oid = indrelid
      where indisunique and not exists (
        select from pg_attribute where attrelid = indrelid and attnum = any(indkey[0:indnkeyatts - 1]) and attname = 'tenant_id')
      """,
      "create unique index breach_key on teams (name) include (tenant_id)"),

  REFERENCES_HOLD_THE_TENANT(
      """
      select conname from pg_constraint join tenant_table on tenant_table.oid = conrelid
      where contype = 'f' and confrelid <> 'tenants'::regclass and not exists (
        select from unnest(conkey, confkey) key (near, far)
        join pg_attribute near on near.attrelid = conrelid and near.attnum = key.near
        join pg_attribute far on far.attrelid = confrelid and far.attnum = key.far
        where near.attname = 'tenant_id' and far.attname = 'tenant_id')
      """,
      """
      create table breach (tenant_id uuid not null, team_id uuid);
      create unique index on teams (id);
      alter table breach add constraint breach_team_fk foreign key (team_id) references teams (id)
      """),

  REFERENCES_ARE_NEVER_SET_NULL(
      "select conname from pg_constraint where contype = 'f' and (confdeltype in ('n', 'd') or"
          + " confupdtype <> 'a')",
      """
      create table breach (tenant_id uuid not null, team_id uuid);
      alter table breach add constraint breach_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id)
        on delete set null (team_id)
      """),

  /** The far end is the primary key it refers to. */
  REFERENCES_ARE_INDEXED_FROM_THEIR_NEAR_END(
      """
      select conname from pg_constraint join tenant_table on tenant_table.oid = conrelid
      where contype = 'f' and not exists (
        select from pg_index where indrelid = conrelid and indpred is null and indisvalid
          and indkey[0:cardinality(conkey) - 1]::smallint[] @> conkey)
      """,
      """
      create table breach (tenant_id uuid not null, team_id uuid);
      create index on breach (tenant_id, team_id) where team_id is null;
      alter table breach add constraint breach_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id)
      """),

  CONSTRAINTS_ARE_NAMED_BY_THE_CONVENTION(
      """
      select conname from pg_constraint join our_table on our_table.oid = conrelid
      where conparentid = 0 and not conname ~ case contype
        when 'p' then '^' || relname || '_pk$'
        when 'u' then '^' || relname || '_.+_key$'
        when 'c' then '^' || relname || '_.+_check$'
        when 'f' then '^' || relname || '_' || (
          select regexp_replace(attname, '_id$', '') from pg_attribute
          where attrelid = conrelid and attnum = conkey[cardinality(conkey)]) || '_fk$'
        else '' end
      """,
      "alter table teams add constraint breach check (name <> 'x')"),

  INDEXES_ARE_NAMED_BY_THE_CONVENTION(
      """
      select index.relname from pg_index join our_table on our_table.oid = indrelid
      join pg_class index on index.oid = indexrelid
      where not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
        and not index.relname ~ ('^' || our_table.relname || '_.+' || case
          when not indisunique then '_idx$'
          when pg_get_expr(indpred, indrelid) ~ 'deleted_at IS NULL' then '_live_key$'
          else '_key$' end)
      """,
      "create unique index teams_breach_key on teams (tenant_id, slack_channel) where deleted_at is"
          + " null"),

  TEXT_IS_ORDERED_BY_CODE_POINT(
      """
      select relname || '.' || attname from our_table join pg_attribute on attrelid = our_table.oid
      where attnum > 0 and not attisdropped and attcollation not in (0, '"C"'::regcollation)
      """,
      "alter table teams add column breach text"),

  TIME_HAS_A_ZONE(
      """
      select relname || '.' || attname from our_table join pg_attribute on attrelid = our_table.oid
      where atttypid in ('timestamp'::regtype, 'timetz'::regtype) and not attisdropped
      """,
      "alter table teams add column breach timestamp"),

  /** What can be deleted softly is an entity. */
  ENTITIES_ARE_VERSIONED_AND_TIMED(
      """
      select relname || '.' || wanted from entity_table, unnest(array[
          'row_version bigint true', 'created_at timestamp with time zone true', 'updated_at timestamp with time zone true',
          'created_by uuid false', 'updated_by uuid false', 'deleted_at timestamp with time zone false']) wanted
      where not exists (
        select from pg_attribute where attrelid = entity_table.oid
          and wanted = format('%s %s %s', attname, format_type(atttypid, null), attnotnull::text))
      """,
      "create table breach (tenant_id uuid not null, deleted_at timestamptz, row_version bigint)"),

  ENTITIES_ARE_INDEXED_BY_TIME(
      """
      select relname || '.' || wanted from entity_table, unnest(array['created_at', 'updated_at']) wanted
      where not exists (
        select from pg_index where indrelid = entity_table.oid and pg_get_indexdef(indexrelid)
          ~ format('btree \\(tenant_id, %s, id\\) WHERE \\(deleted_at IS NULL\\)$', wanted))
      """,
      "drop index teams_updated_at_idx"),

  TABLES_ARE_DESCRIBED(
      """
      select relname from our_table where obj_description(oid, 'pg_class') is null
      union all
      select relname from our_view where obj_description(oid, 'pg_class') is null
      """,
      "create table breach (tenant_id uuid not null)"),

  VIEWS_HAVE_A_TENANT(
      """
      select relname from our_view where not exists (
        select from pg_attribute where attrelid = our_view.oid and attname = 'tenant_id' and atttypid = 'uuid'::regtype)
      """,
      "create view breach with (security_invoker = true) as select id from teams"),

  /** With the owner's they would pass row-level security by; what is materialized always does. */
  VIEWS_WORK_WITH_THE_CALLERS_RIGHTS(
      """
      select relname from our_view where relkind = 'm' or not coalesce(reloptions, '{}') @> array['security_invoker=true']
      """,
      "create view breach as select tenant_id, id from teams"),

  ROW_LEVEL_SECURITY_IS_ON(
      """
      select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not relrowsecurity and relname <> 'flyway_schema_history'
      """,
      "alter table audit_logs_2026 disable row level security"),

  ROW_LEVEL_SECURITY_IS_NOT_FORCED(
      "select relname from pg_class where relforcerowsecurity",
      "alter table teams force row level security"),

  TENANT_TABLES_HAVE_THE_TENANT_POLICY(
      """
      select relname from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in ('tenants', 'installation_audit_logs', 'flyway_schema_history')
      and not exists (
        select from pg_policy where polrelid = pg_class.oid and polname = relname || '_tenant' and polpermissive and polcmd = '*'
          and polroles = array['catalog_app'::regrole::oid]
          and pg_get_expr(polqual, polrelid) = pg_get_expr(polwithcheck, polrelid)
          and pg_get_expr(polqual, polrelid)
            = '(tenant_id = (NULLIF(current_setting(''app.tenant_id''::text, true), ''''::text))::uuid)')
      """,
      "drop policy audit_logs_2026_tenant on audit_logs_2026"),

  /** Permissive policies add up: a second one would open what the first closes. */
  NO_OTHER_POLICY_OPENS_A_TABLE(
      """
      select polname from pg_policy where polpermissive
        and polname not in (polrelid::regclass || '_tenant', 'tenants_admin', 'installation_audit_logs_admin')
      """,
      "create policy breach on teams for select to catalog_app using (true)"),

  ROLES_CANNOT_SIGN_IN_OR_BYPASS(
      """
      select rolname from pg_roles where rolname in ('catalog_app', 'catalog_admin')
        and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
          or exists (select from pg_auth_members where member = pg_roles.oid))
      """,
      "grant catalog_admin to catalog_app"),

  ROLES_OWN_NOTHING(
      """
      select refobjid::regrole || ' owns ' || pg_describe_object(classid, objid, objsubid) from pg_shdepend
      where deptype = 'o' and refobjid in ('catalog_app'::regrole, 'catalog_admin'::regrole)
        and dbid = (select oid from pg_database where datname = current_database())
      """,
      """
      grant create on schema public to catalog_app;
      set local role catalog_app;
      create table breach (id uuid);
      reset role
      """),

  /**
   * Nothing but reading and writing rows; nothing for everyone; nothing on partitions or the
   * history table.
   */
  PRIVILEGES_ARE_FEW(
      """
      select format('%s: %s for %s', relname, privilege_type, grantee::regrole)
      from pg_class, aclexplode(relacl)
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S', 'v', 'm') and grantee <> relowner
        and (privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE') or is_grantable or relispartition
          or relkind in ('v', 'm') and privilege_type <> 'SELECT'
          or relname = 'flyway_schema_history'
          or grantee <> (case relname when 'tenants' then grantee
            when 'installation_audit_logs' then 'catalog_admin'::regrole::oid else 'catalog_app'::regrole::oid end)
          or grantee not in ('catalog_app'::regrole, 'catalog_admin'::regrole))
      """,
      "grant truncate on teams to catalog_app"),

  ENTITIES_ARE_DELETED_SOFTLY(
      "select relname from entity_table where has_table_privilege('catalog_app', oid, 'delete')",
      "grant delete on teams to catalog_app"),

  HISTORY_IS_NOT_CHANGED(
      """
      select relname from append_only_table where has_table_privilege('catalog_app', oid, 'delete, truncate')
        or has_any_column_privilege('catalog_app', oid, 'update')
        or has_table_privilege('catalog_admin', oid, 'update, delete, truncate')
      union all
      select wanted from unnest(array['audit_logs', 'audit_seals', 'audit_sealed_entries', 'incident_timeline_entries',
        'installation_audit_logs']) wanted
      where wanted not in (select relname from append_only_table)
      """,
      "grant update (action) on audit_logs to catalog_app"),

  HISTORY_IS_NOT_TRUNCATED(
      """
      select tree.relid from append_only_table, pg_partition_tree(oid) tree where not exists (
        select from pg_trigger where tgrelid = tree.relid and tgfoid = 'append_only'::regproc and tgtype & 32 <> 0)
      union all
      select oid::regclass from append_only_table where relkind = 'r' and not exists (
        select from pg_trigger where tgrelid = append_only_table.oid and tgfoid = 'append_only'::regproc and tgtype & 32 <> 0)
      """,
      "drop trigger audit_logs_2026_no_truncate on audit_logs_2026"),

  FUNCTIONS_WITH_THE_OWNERS_RIGHTS_ARE_NARROW(
      """
      select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
        and (proconfig is null or not proconfig::text ~ 'search_path' or proacl is null
          or exists (select from aclexplode(proacl) where grantee = 0))
      """,
      "create function breach() returns int language sql security definer as 'select 1'");

  /** The tables and views the rules speak of. */
  private static final String SUBJECTS =
      """
      with our_table as (
        select oid, relname, relkind from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
          and relname <> 'flyway_schema_history'),
      tenant_table as (
        select * from our_table where relname not in ('tenants', 'installation_audit_logs')),
      entity_table as (
        select * from tenant_table where exists (
          select from pg_attribute where attrelid = tenant_table.oid and attname = 'deleted_at')),
      our_view as (
        select oid, relname, relkind, reloptions from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('v', 'm') and not exists (
          select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')),
      append_only_table as (
        select * from our_table where exists (
          select from pg_trigger where tgrelid = our_table.oid and tgfoid = 'append_only'::regproc))
      """;

  private final String offenders;
  private final String breach;

  SchemaRule(String offenders, String breach) {
    this.offenders = offenders;
    this.breach = breach;
  }

  /** One row of one column for each thing that breaks the rule. */
  String offenders() {
    return SUBJECTS + offenders;
  }

  /** Statements that break the rule, and perhaps others. */
  String breach() {
    return breach;
  }
}
