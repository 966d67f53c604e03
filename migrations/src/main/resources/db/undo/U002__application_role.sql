drop function tenant_by_slug(text);

do $$
declare
  part name;
begin
  for part in select relname from pg_inherits join pg_class on oid = inhrelid where inhparent = 'audit_logs'::regclass loop
    execute format('drop trigger %I on %I', part || '_no_truncate', part);
  end loop;
end $$;
drop trigger audit_logs_no_truncate on audit_logs;
drop trigger audit_logs_append_only on audit_logs;
drop trigger incident_timeline_entries_no_truncate on incident_timeline_entries;
drop trigger incident_timeline_entries_append_only on incident_timeline_entries;
drop function append_only();

drop policy tenants_admin on tenants;
do $$
declare
  guarded record;
begin
  for guarded in
    select polname as policy, polrelid::regclass as target from pg_policy
    where polroles @> array['catalog_app'::regrole::oid] order by polrelid
  loop
    execute format('drop policy %I on %s', guarded.policy, guarded.target);
    execute format('alter table %s disable row level security', guarded.target);
    execute format('revoke all on table %s from catalog_app, catalog_admin', guarded.target);
  end loop;
end $$;
drop procedure protect_tenant_table(regclass, text);

revoke usage on schema public from catalog_app, catalog_admin;

-- The roles go with the last database of the server that uses them, if this login may drop them at all.
do $$
declare
  unused name;
begin
  foreach unused in array array['catalog_app', 'catalog_admin'] loop
    begin
      execute format('drop role %I', unused);
    exception
      when dependent_objects_still_exist or insufficient_privilege then
        raise notice 'role % stays: %', unused, sqlerrm;
    end;
  end loop;
end $$;
