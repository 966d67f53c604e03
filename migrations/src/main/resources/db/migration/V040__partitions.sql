-- What is kept by time: which partitions there are, and more of them for the time to come.

create function partitions() returns table (table_name text, partition_name text, since timestamptz, until timestamptz, bytes bigint, leaving boolean)
language sql stable as $$
  select parent.relname, part.relname, period.since, coalesce(
      period.since + case when period.suffix ~ '_' then interval '1 month' else interval '1 year' end,
      case when period.suffix = 'before' then (
        select min(make_timestamptz(substring(name from '_(\d{4})_\d{2}$')::int, substring(name from '_(\d{2})$')::int, 1, 0, 0, 0, 'UTC'))
        from (select relname::text as name from pg_inherits join pg_class on oid = inhrelid where inhparent = parent.oid) sibling) end),
    pg_total_relation_size(part.oid), inhdetachpending
  from pg_partitioned_table
  join pg_class parent on parent.oid = partrelid
  join pg_inherits on inhparent = parent.oid
  join pg_class part on part.oid = inhrelid
  cross join lateral (
    select suffix, case when suffix ~ '^\d' then make_timestamptz(
        substring(suffix from 1 for 4)::int, coalesce(nullif(substring(suffix from 6 for 2), ''), '1')::int, 1, 0, 0, 0, 'UTC') end as since
    from (select substring(part.relname from length(parent.relname) + 2) as suffix) named
  ) period
  where parent.relnamespace = 'public'::regnamespace
  order by parent.relname, period.since nulls first, part.relname
$$;
comment on function partitions() is
  'The partitions of all tables that are kept by time; since is null for what is before the first or beside all, until for what is beside all;
  leaving says that it was being taken away when that was broken off.';

-- The audit log has years, and a default partition for what is beyond them: a year can be added as long as that holds nothing of it.
create procedure add_audit_years(until timestamptz)
language plpgsql as $$
declare
  year integer := (select max(substring(relname from '_(\d{4})$')::int) + 1
    from pg_inherits join pg_class on oid = inhrelid where inhparent = 'audit_logs'::regclass);
begin
  while year <= extract(year from until at time zone 'UTC') loop
    call add_partition('audit_logs', year::text, format('from (%L) to (%L)',
      make_timestamptz(year, 1, 1, 0, 0, 0, 'UTC'), make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'UTC')));
    execute format('create trigger %I before truncate on %I for each statement execute function append_only()',
      'audit_logs_' || year || '_no_truncate', 'audit_logs_' || year);
    year := year + 1;
  end loop;
end $$;
comment on procedure add_audit_years(timestamptz) is 'Makes the partitions of the audit log that are missing until the one that holds a time.';

revoke execute on function partitions() from public;
revoke execute on procedure add_audit_years(timestamptz) from public;

-- What was retired on purpose stands in the history of the installation, so that the seals of the audit log can tell it from what
-- somebody removed.
create function audit_retired_until() returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select max((metadata ->> 'until')::timestamptz) from public.installation_audit_logs
  where action = 'retire' and entity_type = 'partitions' and metadata ->> 'table' = 'audit_logs'
$$;
revoke execute on function audit_retired_until() from public;
grant execute on function audit_retired_until() to catalog_app;
comment on function audit_retired_until() is 'Until when the audit log has been retired; null where all of it is there.';
