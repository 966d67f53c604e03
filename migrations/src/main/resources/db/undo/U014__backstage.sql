drop table backstage_relations;
drop table backstage_entities;
drop function backstage_with_terms(bigint[]);
drop function backstage_count_terms(bigint[]);
drop function backstage_with_text(text);
drop function backstage_values(jsonb, text, text);
drop function backstage_lower(text);
delete from entity_counts where entity_type = 'backstage';
