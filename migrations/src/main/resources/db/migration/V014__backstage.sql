-- The catalog as the clients of Backstage read it: one row for each of its entities, written with the entity in the same transaction.
--
-- What there is of the document stands in the row as it is sent, but for what others say of the entity; that is found by one range of
-- the key of backstage_relations. Conditions are decided by terms: for each leaf of the document a hash of the tenant and the key, and
-- one of these and the value. No key of references: they are made by the application from names that may be alike, and a
-- name must not fail a write.

create table backstage_entities (
  tenant_id uuid not null,
  id uuid not null,
  ref text collate "C" not null,
  kind text collate "C" not null,
  name text collate "C" not null,
  sourced boolean not null,
  document json not null,
  relations text[] collate "C" not null,
  terms bigint[] not null,
  searched text collate "C" not null,
  constraint backstage_entities_pk primary key (tenant_id, id),
  constraint backstage_entities_ref_check check (length(ref) <= 500)
);

-- One row for each relation that an entity states, at the place where the other end looks for it.
create table backstage_relations (
  tenant_id uuid not null,
  target_ref text collate "C" not null,
  type text collate "C" not null,
  kind text collate "C" not null,
  name text collate "C" not null,
  entity_id uuid not null,
  ref text collate "C" not null,
  constraint backstage_relations_pk primary key (tenant_id, target_ref, type, kind, name, entity_id) include (ref),
  constraint backstage_relations_target_ref_check check (length(target_ref) <= 500)
);

alter table backstage_entities add constraint backstage_entities_tenant_fk foreign key (tenant_id) references tenants (id);

create index backstage_entities_ref_idx on backstage_entities (tenant_id, ref, id);
-- Pages in the order of names, of one kind and of all.
create index backstage_entities_kind_idx on backstage_entities (tenant_id, kind, name, id);
create index backstage_entities_name_idx on backstage_entities (tenant_id, name, id);
-- New entries wait in a short list that each question reads.
create index backstage_entities_terms_idx on backstage_entities using gin (terms) with (gin_pending_list_limit = 256);
create index backstage_entities_searched_idx on backstage_entities
  using gin (tenant_id, searched gin_trgm_ops) with (gin_pending_list_limit = 256);

call protect_tenant_table('backstage_entities', 'select, insert, update, delete');
call protect_tenant_table('backstage_relations', 'select, insert, delete');

-- Under row-level security the planner uses no index for operators that are not leakproof, such as those on arrays and trigrams. The
-- functions below run as the owner and bind the tenant of the setting themselves.

create function backstage_with_terms(wanted bigint[]) returns setof uuid
language plpgsql stable security definer rows 1000
set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
  -- Not by equality: the index of terms is the one to use, and terms of other tenants are others.
  return query select e.id from public.backstage_entities e where e.terms @> wanted and e.tenant_id is not distinct from tenant;
end $$;
comment on function backstage_with_terms(bigint[]) is 'The entities of the bound tenant that have all of these terms.';

create function backstage_count_terms(wanted bigint[]) returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
  return (select count(*) from public.backstage_entities e where e.terms @> wanted and e.tenant_id is not distinct from tenant);
end $$;
comment on function backstage_count_terms(bigint[]) is 'How many entities of the bound tenant have all of these terms.';

create function backstage_with_text(pattern text) returns setof uuid
language plpgsql stable security definer rows 1000
set search_path = pg_catalog, pg_temp set enable_seqscan = off set enable_indexscan = off
as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
begin
  return query select e.id from public.backstage_entities e where e.tenant_id = tenant and e.searched like pattern;
end $$;
comment on function backstage_with_text(text) is 'The entities of the bound tenant whose searched text is like the pattern.';

-- The best lower() this server has: the collation "C" knows ASCII only, the default may be "C".
do $$
declare
  lowering constant name := coalesce(
    (select collname from pg_collation
     where collnamespace = 'pg_catalog'::regnamespace and collname in ('pg_c_utf8', 'und-x-icu')
     order by collname limit 1), 'default');
begin
  execute format($create$
    create function backstage_lower(value text) returns text
    language sql immutable strict parallel safe as $body$ select lower(value collate pg_catalog.%I) $body$ $create$, lowering);
end $$;
comment on function backstage_lower(text) is 'Text in lower case, letters beyond ASCII too.';

-- For keys that are not asked for often enough to have a column: the values under a path, as the application finds them when it
-- makes terms. Arrays have no index in a path; a text in an array is a path of its own.
create function backstage_values(node jsonb, path text, wanted text) returns setof text
language plpgsql immutable parallel safe as $$
declare
  field record;
  item jsonb;
  child text;
begin
  case jsonb_typeof(node)
    when 'object' then
      for field in select key, value from jsonb_each(node) loop
        child := case when path = '' then '' else path || '.' end || public.backstage_lower(field.key);
        if (child = wanted or starts_with(wanted, child || '.'))
          and not (path = '' and field.key in ('attachments', 'relations', 'status')) then
          return query select * from public.backstage_values(field.value, child, wanted);
        end if;
      end loop;
    when 'array' then
      for item in select value from jsonb_array_elements(node) loop
        return query select * from public.backstage_values(item, path, wanted);
        if jsonb_typeof(item) = 'string' and public.backstage_lower(path || '.' || (item #>> '{}')) = wanted then
          return next 'true';
        end if;
      end loop;
    when 'null' then
      null;
    when 'number' then
      if path = wanted then
        return next trim_scale((node #>> '{}')::numeric)::text;
      end if;
    else
      if path = wanted and length(node #>> '{}') <= 200 then
        return next node #>> '{}';
      end if;
  end case;
end $$;
comment on function backstage_values(jsonb, text, text) is 'The values that a document has under a key in lower case, as they are written.';

revoke execute on function backstage_with_terms(bigint[]), backstage_count_terms(bigint[]), backstage_with_text(text) from public;
grant execute on function backstage_with_terms(bigint[]), backstage_count_terms(bigint[]), backstage_with_text(text) to catalog_app;

comment on table backstage_entities is 'The catalog as the clients of Backstage read it.';
comment on column backstage_entities.sourced is 'Whether a descriptor gave the entity its reference.';
comment on column backstage_entities.relations is 'The relations the entity states, each a type, a blank and a reference.';
comment on column backstage_entities.terms is 'Hashes of the keys of the document''s leaves, and of keys with values.';
comment on column backstage_entities.searched is 'Name, title and display name in lower case, one a line.';
comment on table backstage_relations is 'The relations that entities state, as their other ends look for them.';
