drop function search_matches(text, text[], integer, integer, text, text, uuid);
drop function search_corrected(uuid, text[]);
drop function search_letters(text);
drop function search_class(uuid, text[], integer, text[], text[], integer, text, text, uuid);
drop function search_indexed(uuid, text[], boolean, boolean, text[]);
drop function search_question(text);
drop function search_document(text);
drop function search_name(text);
drop function search_fold(text);
drop table search_words;
drop table search_documents;

-- What others have come to use stays.
do $$
declare
  unused name;
begin
  foreach unused in array array['fuzzystrmatch', 'btree_gin', 'pg_trgm'] loop
    begin
      execute format('drop extension if exists %I', unused);
    exception
      when dependent_objects_still_exist or insufficient_privilege then
        raise notice 'extension % stays: %', unused, sqlerrm;
    end;
  end loop;
end $$;
