-- Who may do what.
--
-- catalog_app    Works for one tenant, named by the setting app.tenant_id. Owns nothing, bypasses nothing, can sign in nowhere:
--                every connection of the application takes this role.
-- catalog_admin  Administers the tenants themselves and sees nothing of theirs.
--
-- Row-level security is enabled, not forced: the owner is the one who migrates and moves data, and rewrites under a forced policy
-- copy nothing without an error. The application never works as the owner.

-- Roles belong to the whole server: another of its databases may have made them, or be making them now.
do $$
declare
  wanted name;
  -- May take the role; membership alone stopped being enough for that in 16.
  takes constant text := case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end;
begin
  foreach wanted in array array['catalog_app', 'catalog_admin'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise exception 'role % does not exist and % may not create it', wanted, current_user
            using errcode = 'insufficient_privilege',
              hint = format('As an administrator: create role %1$I nologin; grant %1$I to %2$I;', wanted, current_user);
      end;
    end if;
    if not pg_has_role(current_user, wanted, takes) then
      begin
        execute format('grant %I to %I', wanted, current_user);
      exception
        when unique_violation or internal_error then
          -- A grant at the same moment; good if it was this one.
          if not pg_has_role(current_user, wanted, takes) then
            raise;
          end if;
        when insufficient_privilege then
          raise exception '% may neither take role % nor grant it to itself', current_user, wanted
            using errcode = 'insufficient_privilege',
              hint = format('As an administrator: grant %I to %I;', wanted, current_user);
      end;
    end if;
  end loop;
end $$;

grant usage on schema public to catalog_app, catalog_admin;

-- What every tenant table needs: privileges for the application and the policy that binds it to its tenant. Without the setting
-- no row matches; a setting that ended with its transaction reads ''.
create procedure protect_tenant_table(target regclass, privileges text)
language plpgsql as $$
declare
  bound constant text := 'tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid';
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy %I on %s to catalog_app using (%s) with check (%s)',
    (select relname from pg_class where oid = target) || '_tenant', target, bound, bound);
  if privileges <> '' then
    execute format('grant %s on table %s to catalog_app', privileges, target);
  end if;
end $$;
revoke execute on procedure protect_tenant_table(regclass, text) from public;
comment on procedure protect_tenant_table(regclass, text) is
  'Puts a tenant table under row-level security and grants the application these privileges on it. For migrations.';

-- Entities are deleted softly: by update.
call protect_tenant_table('users', 'select, insert, update');
call protect_tenant_table('teams', 'select, insert, update');
call protect_tenant_table('people', 'select, insert, update');
call protect_tenant_table('products', 'select, insert, update');
call protect_tenant_table('services', 'select, insert, update');
call protect_tenant_table('components', 'select, insert, update');
call protect_tenant_table('resources', 'select, insert, update');
call protect_tenant_table('repositories', 'select, insert, update');
call protect_tenant_table('incidents', 'select, insert, update');
call protect_tenant_table('scorecards', 'select, insert, update');

-- Links have nothing to update.
call protect_tenant_table('product_services', 'select, insert, delete');
call protect_tenant_table('service_components', 'select, insert, delete');
call protect_tenant_table('service_resources', 'select, insert, delete');
call protect_tenant_table('service_dependencies', 'select, insert, delete');
call protect_tenant_table('component_dependencies', 'select, insert, delete');
call protect_tenant_table('component_service_dependencies', 'select, insert, delete');
call protect_tenant_table('service_repositories', 'select, insert, delete');
call protect_tenant_table('component_repositories', 'select, insert, delete');
call protect_tenant_table('incident_affected_entities', 'select, insert, delete');

-- Owned rows are edited with their owner.
call protect_tenant_table('entity_assignments', 'select, insert, update, delete');
call protect_tenant_table('scorecard_criteria', 'select, insert, update, delete');

-- Append-only.
call protect_tenant_table('incident_timeline_entries', 'select, insert');
call protect_tenant_table('audit_logs', 'select, insert');

-- Partitions are reached through their table only: a policy, no privileges.
do $$
declare
  part regclass;
begin
  for part in select inhrelid from pg_inherits where inhparent = 'audit_logs'::regclass order by inhrelid loop
    call protect_tenant_table(part, '');
  end loop;
end $$;

alter table tenants enable row level security;
create policy tenants_tenant on tenants for select to catalog_app
  using (id = nullif(current_setting('app.tenant_id', true), '')::uuid);
create policy tenants_admin on tenants to catalog_admin using (true) with check (true);
grant select on tenants to catalog_app;
grant select, insert, update on tenants to catalog_admin;

-- The second lock on what is append-only; the first is that nobody was granted more. It stops the owner too.
create function append_only() returns trigger
language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op)
    using errcode = 'IA001', schema = tg_table_schema, table = tg_table_name;
end $$;
comment on function append_only() is 'Refuses the change with SQLSTATE IA001.';

create trigger incident_timeline_entries_append_only before update or delete on incident_timeline_entries
  for each row execute function append_only();
create trigger incident_timeline_entries_no_truncate before truncate on incident_timeline_entries
  for each statement execute function append_only();
create trigger audit_logs_append_only before update or delete on audit_logs
  for each row execute function append_only();
create trigger audit_logs_no_truncate before truncate on audit_logs
  for each statement execute function append_only();
-- Partitions inherit the trigger on rows, not the one on statements.
do $$
declare
  part name;
begin
  for part in select relname from pg_inherits join pg_class on oid = inhrelid where inhparent = 'audit_logs'::regclass loop
    execute format('create trigger %I before truncate on %I for each statement execute function append_only()',
      part || '_no_truncate', part);
  end loop;
end $$;

-- Signing in starts with a tenant's name, before there is a tenant to bind. Tells only what that needs, one tenant at a time.
create function tenant_by_slug(wanted text) returns table (id uuid, is_active boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$ select t.id, t.is_active from public.tenants t where t.slug = wanted $$;
revoke execute on function tenant_by_slug(text) from public;
grant execute on function tenant_by_slug(text) to catalog_app;
comment on function tenant_by_slug(text) is 'The tenant with this slug, if any: all that signing in may see before it is bound to one.';
