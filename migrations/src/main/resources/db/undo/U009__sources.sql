drop table source_conflicts;
drop table source_references;
drop table entity_sources;
