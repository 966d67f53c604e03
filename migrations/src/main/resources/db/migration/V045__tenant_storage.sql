-- How much tenants hold, measured now and then: the bytes of their rows in all tables, without indexes.
--
-- Cost      Of a table, or a partition of one, with more than 5,000 rows a sample of about as many is read, whoever they belong to; of a
--           smaller one the tenant's rows. The figure is an estimate for large tenants, and exact for small ones.
-- Rights    Whoever administers tenants is told a number and sees no row.

alter table tenants add column storage_bytes bigint;
alter table tenants add column storage_measured_at timestamptz;
alter table tenants add constraint tenants_storage_bytes_check check (storage_bytes >= 0);

create function tenant_storage(tenant uuid) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  sampled constant real := 5000;
  total numeric := 0;
  bytes numeric;
  seen bigint;
  place record;
begin
  for place in
    select c.oid::regclass as name, c.reltuples as entries
    from pg_class c
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)
  loop
    if place.entries > sampled then
      execute format(
        'select sum(pg_column_size(held)) filter (where held.tenant_id = $1), count(*) from %s held tablesample system (%s)',
        place.name, 100 * sampled / place.entries)
        into bytes, seen using tenant;
      bytes := bytes * place.entries::numeric / seen;
    else
      execute format('select sum(pg_column_size(held)) from %s held where held.tenant_id = $1', place.name)
        into bytes using tenant;
    end if;
    total := total + coalesce(bytes, 0);
  end loop;
  return total;
end
$$;

revoke execute on function tenant_storage(uuid) from public;
grant execute on function tenant_storage(uuid) to catalog_admin;

comment on column tenants.storage_bytes is 'How much it holds, as measured last: the bytes of its rows, without indexes; null when never measured.';
comment on column tenants.storage_measured_at is 'When that was.';
comment on function tenant_storage(uuid) is 'The bytes of a tenant''s rows, estimated from samples of large tables.';
