drop table entity_counts;
