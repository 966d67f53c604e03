-- The planner's statistics after a transaction that wrote much. PostgreSQL notices by itself, but a minute or more after the commit; until
-- then questions are planned as if there were nothing in the tables, and take a thousand times as long.
--
-- Locks     Tables that somebody else analyzes or vacuums are passed over.
-- Rights    Only the owner of a table may analyze it, which the application is not.

create function refresh_statistics() returns integer
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  least constant bigint := 5000;
  part constant real := 0.1;
  refreshed integer := 0;
  changed regclass;
begin
  for changed in
    select s.relid::regclass from pg_stat_user_tables s
    where s.schemaname = 'public' and s.n_mod_since_analyze > least and s.n_mod_since_analyze > part * s.n_live_tup
  loop
    execute format('analyze (skip_locked) %s', changed);
    refreshed := refreshed + 1;
  end loop;
  return refreshed;
end
$$;

revoke execute on function refresh_statistics() from public;
grant execute on function refresh_statistics() to catalog_app;

comment on function refresh_statistics() is 'Analyzes the tables of which much is new; tells how many.';
