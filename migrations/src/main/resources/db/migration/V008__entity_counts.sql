-- How many live entities there are, in all and by the value of each property that is counted, so that the total of a list need not
-- be counted each time. Every write adds rows with what it changed, so that no two writers wait for each other; now and then one of
-- them folds the rows it can lock into sums. The count is the sum of the rows, in any snapshot.

create table entity_counts (
  tenant_id uuid not null,
  id uuid not null,
  entity_type varchar(50) collate "C" not null,
  property varchar(100) collate "C" not null,
  value varchar(255) collate "C" not null,
  live bigint not null,
  constraint entity_counts_pk primary key (tenant_id, id)
);

alter table entity_counts add constraint entity_counts_tenant_fk foreign key (tenant_id) references tenants (id);

-- Everything that is asked of a type is one range of this index, which holds all that is read.
create index entity_counts_value_idx on entity_counts (tenant_id, entity_type, property, value) include (live);

-- No row is changed; to lock one for folding needs the right to.
call protect_tenant_table('entity_counts', 'select, insert, update (live), delete');

comment on table entity_counts is 'How many live entities there are, as sums and what was added since.';
comment on column entity_counts.property is 'The property that is counted; empty for all entities of the type.';
