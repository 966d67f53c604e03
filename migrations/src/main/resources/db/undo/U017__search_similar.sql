create or replace function search_corrected(tenant uuid, tokens text[]) returns text[]
language plpgsql stable
as $$
declare
  token text;
  meant text;
  expressions text[];
  corrected boolean := false;
begin
  foreach token in array tokens loop
    if token ~ '^[a-z]{4,24}$' and not exists (
      select from public.search_words w where w.tenant_id = tenant and w.word >= token and w.word < token || '~')
    then
      select ' (' || string_agg(near.word, '|') || ')' into meant from (
        select w.word, public.levenshtein_less_equal(w.word, token, 2) as distance
        from (select distinct known.word from public.search_words known where known.tenant_id = tenant) w
        where length(w.word) between length(token) - 2 and length(token) + 2
          and (public.levenshtein_less_equal(w.word, token, 2) <= case when length(token) < 6 then 1 else 2 end
            or public.levenshtein_less_equal(w.word, token, 2) = 2 and public.search_letters(w.word) = public.search_letters(token))
        order by distance, abs(length(w.word) - length(token)), w.word limit 5) near;
      if meant is null then
        return null;
      end if;
      corrected := true;
      expressions := expressions || meant;
    else
      expressions := expressions || (case when length(token) < 3 then ' ' else '' end || token);
    end if;
  end loop;
  return case when corrected then expressions end;
end $$;

create or replace function search_class(
  tenant uuid, types text[], class integer, patterns text[], unlike text[], wanted integer,
  after_name text, after_type text, after_id uuid)
returns table (entity_type text, entity_id uuid, rank integer, name text)
language plpgsql stable
as $$
declare
  by_name constant boolean := class not in (4, 6);
  similar_words constant boolean := class >= 5;
  only_type constant text := case when cardinality(types) = 1 then types[1] end;
  edge record;
  added integer;
begin
  select d.name, d.entity_type, d.entity_id into edge from public.search_documents d
  where d.tenant_id = tenant and (only_type is null or d.entity_type = only_type)
    and (d.name, d.entity_type, d.entity_id) > (after_name, after_type, after_id)
  order by d.name, d.entity_type, d.entity_id offset 1999 limit 1;

  return query
    select d.entity_type::text, d.entity_id, class, d.name from public.search_documents d
    where d.tenant_id = tenant and (only_type is null or d.entity_type = only_type) and (types is null or d.entity_type = any(types))
      and (d.name, d.entity_type, d.entity_id) > (after_name, after_type, after_id)
      and (edge.name is null or (d.name, d.entity_type, d.entity_id) <= (edge.name, edge.entity_type, edge.entity_id))
      and case when similar_words
        then case when by_name then d.name else d.document end ~ all(patterns) and not d.name ~ all(unlike)
        else case when by_name then d.name else d.document end like all(patterns) and not d.name like all(unlike) end
    order by d.name, d.entity_type, d.entity_id limit wanted;
  get diagnostics added = row_count;

  if edge.name is not null and added < wanted then
    return query
      select i.entity_type, i.entity_id, class, i.name
      from public.search_indexed(tenant, types, by_name, similar_words, patterns) i
      where (i.name, i.entity_type, i.entity_id) > (edge.name, edge.entity_type, edge.entity_id)
        and case when similar_words then not i.name ~ all(unlike) else not i.name like all(unlike) end
      order by i.name, i.entity_type, i.entity_id limit wanted - added;
  end if;
end $$;
