-- Search: one document per live entity, written by the store with the entity, whatever its type.
--
-- Folding   Text is searched in a folded form: lower case, no accents, words of [a-z0-9] parted by one blank. A letter outside of
--           ASCII is spelled as its bytes (q320q277), so that trigrams, order and results do not depend on the locale of the database.
-- Index     One GIN index of trigrams. The tenant and the type are in it as well: other tenants' rows are skipped in the index.
-- Security  Trigram operators are not leakproof: under row-level security the planner does not use the index for them. The way to it
--           is search_matches, which runs as the owner and binds the tenant of the setting itself.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;
create extension if not exists fuzzystrmatch;

create table search_documents (
  tenant_id uuid not null,
  entity_type varchar(50) collate "C" not null,
  entity_id uuid not null,
  name text collate "C" not null,
  document text collate "C" not null,
  constraint search_documents_pk primary key (tenant_id, entity_type, entity_id),
  -- Length keeps a name within what an index on it can hold.
  constraint search_documents_name_check check (length(name) <= 201)
);
-- The plans of search do not depend on what is frequent, and reading long samples takes longer than most searches.
alter table search_documents alter column name set statistics 0;
alter table search_documents alter column document set statistics 0;

-- What a misspelled word may have meant. A word stays when the entity that brought it goes; it then finds nothing. No key on the
-- word alone: two transactions that bring the same word at once would wait for each other.
create table search_words (
  tenant_id uuid not null,
  word varchar(24) collate "C" not null,
  entity_id uuid not null,
  constraint search_words_pk primary key (tenant_id, word, entity_id)
);

alter table search_documents add constraint search_documents_tenant_fk foreign key (tenant_id) references tenants (id);
alter table search_words add constraint search_words_tenant_fk foreign key (tenant_id) references tenants (id);

call protect_tenant_table('search_documents', 'select, insert, update, delete');
call protect_tenant_table('search_words', 'select, insert, delete');

comment on table search_documents is 'What search knows of each live entity, folded.';
comment on table search_words is 'The words of the documents, for misspelled ones.';

-- The best lower() this server has: the collation "C" knows ASCII only, the default may be "C".
do $$
declare
  lowering constant name := coalesce(
    (select collname from pg_collation
     where collnamespace = 'pg_catalog'::regnamespace and collname in ('pg_c_utf8', 'und-x-icu')
     order by collname limit 1), 'default');
begin
  execute format($create$
    create function search_fold(value text) returns text
    language plpgsql immutable strict parallel safe as $body$
    begin
      if octet_length(value) = length(value) then
        return btrim(regexp_replace(lower(value collate "C"), '[^a-z0-9]+', ' ', 'g'));
      end if;
      value := lower(normalize(value, nfkd) collate pg_catalog.%I);
      value := replace(replace(replace(translate(value, 'øłđıħŧ', 'oldiht'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');
      -- Marks on letters and what has no width go; punctuation beyond ASCII parts words like a blank.
      value := regexp_replace(value, '[\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+', '', 'g');
      value := regexp_replace(value, '([^a-z0-9\u00a1-\U0010ffff]|[\u00a1-\u00bf\u2000-\u206f\u3000-\u303f])+', ' ', 'g');
      return replace(encode(decode(btrim(value), 'escape'), 'escape'), '\', 'q');
    end $body$ $create$, lowering);
end $$;
comment on function search_fold(text) is 'Text as it is searched: lower case, without accents, words parted by one blank, in ASCII.';

create function search_name(value text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  return ' ' || left(public.search_fold(left(value, 400)), 200);
end $$;
comment on function search_name(text) is 'The folded name of an entity, or the folded words of a question: a blank before each word, at most 200 characters.';

create function search_document(value text) returns text
language plpgsql immutable strict parallel safe as $$
begin
  return ' ' || left(public.search_fold(left(value, 20000)), 20000);
end $$;
comment on function search_document(text) is 'The folded texts of an entity: a blank before each word, at most 20,000 characters.';

-- What is there already. Later the application makes the texts from the entity that it writes.
create function search_values(document jsonb) returns text
language sql immutable strict as $$
  select string_agg(leaf #>> '{}', ' ')
  from jsonb_path_query(document, 'strict $.** ? (@.type() == "string" || @.type() == "number")') leaf
$$;

create procedure search_fill(entities regclass, label text, texts text)
language plpgsql as $$
begin
  execute format(
    'insert into search_documents (tenant_id, entity_type, entity_id, name, document) '
    'select tenant_id, %L, id, search_name(%s), search_document(concat_ws('' '', %s)) from %s where deleted_at is null',
    entities::text, label, texts, entities);
end $$;

call search_fill('users', 'display_name', 'display_name, email, external_id');
call search_fill('teams', 'name', 'name, description, slack_channel, contact_email');
call search_fill('people', 'name', 'name, email, role_title, slack_handle');
call search_fill('products', 'name', 'name, description, version, search_values(tags)');
call search_fill('services', 'name', 'name, description, search_values(attributes), search_values(tags)');
call search_fill('components', 'name', 'name, description, search_values(attributes), search_values(tags)');
call search_fill('resources', 'name', 'name, description, search_values(attributes), search_values(tags)');
call search_fill('repositories', 'name', 'name, url, description, default_branch, language, search_values(tags)');
call search_fill('incidents', 'title', 'title, description');
call search_fill('scorecards', 'name', 'name, description, search_values(entity_types), filter');

insert into search_words (tenant_id, word, entity_id)
select distinct on (d.tenant_id, w.word) d.tenant_id, w.word, d.entity_id
from search_documents d, string_to_table(d.document, ' ') w (word)
where w.word ~ '^[a-z]{4,24}$'
order by d.tenant_id, w.word, d.entity_id;

drop procedure search_fill(regclass, text, text);
drop function search_values(jsonb);

-- Exact names and prefixes, in order, of all types and of one.
create index search_documents_name_idx on search_documents (tenant_id, name, entity_type, entity_id);
create index search_documents_entity_type_idx on search_documents (tenant_id, entity_type, name, entity_id);
-- What was written last waits in a list that every search reads through: it must not grow long.
create index search_documents_text_idx on search_documents
  using gin (tenant_id, entity_type, name gin_trgm_ops, document gin_trgm_ops) with (gin_pending_list_limit = 1024);

create function search_question(q text) returns table (phrase text, tokens text[], words text[], parts text[])
language plpgsql immutable strict parallel safe rows 1 as $$
begin
  phrase := rtrim(public.search_name(q));
  -- The longest are the rarest: the index is asked for them.
  tokens := array(select token from unnest(string_to_array(ltrim(phrase), ' ')) token group by token order by length(token) desc, token);
  words := array(select '% ' || token || '%' from unnest(tokens) token);
  parts := array(select case when length(token) < 3 then '% ' else '%' end || token || '%' from unnest(tokens) token);
  return next;
end $$;
comment on function search_question(text) is
  'The folded words of a question, and patterns: for each word at the beginning of a word, and anywhere (a short one only at the beginning).';

-- The functions below plan each statement for its values (force_custom_plan): only then does the planner see what is constant, and
-- that a pattern has trigrams. They are called by search_matches alone.

-- At most 10,000 entities whose name (or document) holds all patterns, found by the first three in the index of trigrams. Other plans
-- would read the whole tenant, and the planner takes them for cheaper where a pattern is frequent.
create function search_indexed(tenant uuid, types text[], by_name boolean, similar_words boolean, patterns text[])
returns table (entity_type text, entity_id uuid, name text)
language plpgsql stable rows 500
set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off set max_parallel_workers_per_gather = 0
set search_path = pg_catalog, pg_temp
as $$
declare
  second constant text := coalesce(patterns[2], patterns[1]);
  third constant text := coalesce(patterns[3], patterns[1]);
begin
  if similar_words then
    return query
      select d.entity_type::text, d.entity_id, d.name from public.search_documents d
      where d.tenant_id = tenant and (types is null or d.entity_type = any(types))
        and case when by_name then d.name else d.document end ~ patterns[1]
        and case when by_name then d.name else d.document end ~ second
        and case when by_name then d.name else d.document end ~ third
        and case when by_name then d.name else d.document end ~ all(patterns[4:])
      limit 10000;
  else
    return query
      select d.entity_type::text, d.entity_id, d.name from public.search_documents d
      where d.tenant_id = tenant and (types is null or d.entity_type = any(types))
        and case when by_name then d.name else d.document end like patterns[1]
        and case when by_name then d.name else d.document end like second
        and case when by_name then d.name else d.document end like third
        and case when by_name then d.name else d.document end like all(patterns[4:])
      limit 10000;
  end if;
end $$;

-- One class of matches, in the order of their names, less those of the class before. What is frequent is found, exactly and at once,
-- among the next 2,000 names; what is not is rare enough for the index.
create function search_class(
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

create function search_letters(word text) returns text
language sql immutable strict parallel safe as $$
  select string_agg(letter, '' order by letter) from string_to_table(word, null) letter
$$;

-- For each word of a question a regular expression: itself, or, when no document has a word that begins so, the words it may have
-- been meant as: one letter away, two in longer words, or two letters swapped. Null when that changes nothing.
create function search_corrected(tenant uuid, tokens text[]) returns text[]
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

-- No types are all types. A page begins after a match of the page before, the first after rank -1.
create function search_matches(
  q text, types text[], wanted integer,
  after_rank integer, after_name text, after_type text, after_id uuid)
returns table (entity_type text, entity_id uuid, rank integer, name text)
language plpgsql stable security definer rows 50
set plan_cache_mode = force_custom_plan set enable_seqscan = off set max_parallel_workers_per_gather = 0
set search_path = pg_catalog, pg_temp
as $$
declare
  tenant constant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
  only_type constant text := case when cardinality(types) = 1 then types[1] end;
  phrase text;
  tokens text[];
  words text[];
  parts text[];
  corrected text[];
  lacking integer := least(wanted, 10000);
  added integer;
  any_found boolean := after_rank >= 0;
begin
  select s.phrase, s.tokens, s.words, s.parts into phrase, tokens, words, parts from public.search_question(q) s;
  if tenant is null or phrase is null or phrase = '' or lacking <= 0 then
    return;
  end if;
  types := nullif(types, '{}');

  if after_rank <= 1 then
    -- Not from the first name of the tenant: the index takes its start from this row alone.
    if after_name < phrase then
      after_name := phrase;
      after_type := '';
    end if;
    return query
      select d.entity_type::text, d.entity_id, case when d.name = phrase then 0 else 1 end, d.name
      from public.search_documents d
      where d.tenant_id = tenant and (only_type is null or d.entity_type = only_type) and (types is null or d.entity_type = any(types))
        and (d.name, d.entity_type, d.entity_id) > (after_name, after_type, after_id) and d.name < phrase || '~'
      order by d.name, d.entity_type, d.entity_id limit lacking;
    get diagnostics added = row_count;
    lacking := lacking - added;
    any_found := any_found or added > 0;
  end if;

  for class in greatest(2, after_rank)..6 loop
    if class >= 5 and corrected is null then
      exit when any_found and after_rank < 5;
      corrected := public.search_corrected(tenant, tokens);
    end if;
    exit when lacking = 0 or class >= 5 and corrected is null;
    if class > after_rank then
      after_name := '';
    end if;
    return query
      select * from public.search_class(tenant, types, class,
        case when class = 2 then words when class < 5 then parts else corrected end,
        case class when 2 then array[phrase || '%'] when 3 then words when 4 then parts when 5 then array['^$'] else corrected end,
        lacking, after_name, after_type, after_id);
    get diagnostics added = row_count;
    lacking := lacking - added;
    any_found := any_found or added > 0;
  end loop;
end $$;
comment on function search_matches(text, text[], integer, integer, text, text, uuid) is
  'The best matches of the bound tenant, in order: exact name 0, beginning of the name 1, words in the name 2, parts of it 3, elsewhere 4, and only if there are none of these, similar words 5 and 6.';

do $$
declare
  own regprocedure;
begin
  for own in select oid from pg_proc where pronamespace = 'public'::regnamespace and proname like 'search\_%' loop
    execute format('revoke execute on function %s from public', own);
  end loop;
end $$;
grant execute on function search_fold(text), search_name(text), search_document(text), search_question(text) to catalog_app;
grant execute on function search_matches(text, text[], integer, integer, text, text, uuid) to catalog_app;
