-- Where entities come from: the descriptors of other tools that were imported, verbatim, what they refer to, and which of them were
-- not taken because another source holds the entity.

-- One row for each descriptor that was taken. A descriptor of a kind that has no collection is kept without an entity.
create table entity_sources (
  tenant_id uuid not null,
  id uuid not null,
  source varchar(1000) collate "C" not null,
  format varchar(30) collate "C" not null,
  kind varchar(100) collate "C" not null,
  source_key varchar(1000) collate "C" not null,
  location varchar(4000) collate "C" not null,
  document_number integer not null,
  entity_type varchar(50) collate "C",
  entity_id uuid,
  hash varchar(64) collate "C" not null,
  document jsonb not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null,
  orphaned_at timestamptz,
  constraint entity_sources_pk primary key (tenant_id, id),
  constraint entity_sources_document_number_check check (document_number > 0),
  constraint entity_sources_entity_id_check check ((entity_type is null) = (entity_id is null))
);

-- What a descriptor refers to; without an entity as long as nothing answers to the reference.
create table source_references (
  tenant_id uuid not null,
  id uuid not null,
  entity_source_id uuid not null,
  verb varchar(30) collate "C" not null,
  target_key varchar(1000) collate "C" not null,
  target_name varchar(1000) collate "C" not null,
  target_collections varchar(200) collate "C" not null,
  entity_type varchar(50) collate "C",
  entity_id uuid,
  constraint source_references_pk primary key (tenant_id, id),
  constraint source_references_verb_check check (length(verb) > 0),
  constraint source_references_entity_id_check check ((entity_type is null) = (entity_id is null))
);

-- Descriptors that were not taken at the last import of their source.
create table source_conflicts (
  tenant_id uuid not null,
  id uuid not null,
  source varchar(1000) collate "C" not null,
  format varchar(30) collate "C" not null,
  kind varchar(100) collate "C" not null,
  source_key varchar(1000) collate "C" not null,
  location varchar(4000) collate "C" not null,
  document_number integer not null,
  reason text collate "C" not null,
  entity_type varchar(50) collate "C",
  entity_id uuid,
  document jsonb not null,
  last_seen_at timestamptz not null,
  constraint source_conflicts_pk primary key (tenant_id, id),
  constraint source_conflicts_document_number_check check (document_number > 0)
);

alter table entity_sources add constraint entity_sources_tenant_fk foreign key (tenant_id) references tenants (id);
alter table source_references add constraint source_references_tenant_fk foreign key (tenant_id) references tenants (id);
alter table source_references add constraint source_references_entity_source_fk
  foreign key (tenant_id, entity_source_id) references entity_sources (tenant_id, id) on delete cascade;
alter table source_conflicts add constraint source_conflicts_tenant_fk foreign key (tenant_id) references tenants (id);

-- Who comes first holds the key.
create unique index entity_sources_source_key_key on entity_sources (tenant_id, format, source_key);
create index entity_sources_source_idx on entity_sources (tenant_id, source, id);
create index entity_sources_entity_id_idx on entity_sources (tenant_id, entity_type, entity_id);
create unique index source_references_target_key_key on source_references (tenant_id, entity_source_id, verb, target_key);
create index source_references_pending_idx on source_references (tenant_id, target_key) where entity_id is null;
create index source_references_entity_id_idx on source_references (tenant_id, entity_type, entity_id);
create index source_conflicts_source_idx on source_conflicts (tenant_id, source, location);

call protect_tenant_table('entity_sources', 'select, insert, update, delete');
call protect_tenant_table('source_references', 'select, insert, update, delete');
call protect_tenant_table('source_conflicts', 'select, insert, delete');

comment on table entity_sources is 'The imported descriptors: where each lies, which entity it describes, and what it says, verbatim.';
comment on column entity_sources.source is 'What is imported as a whole; what is no longer in it is marked as orphaned.';
comment on column entity_sources.source_key is 'What the format calls the entity by: component:default/payments.';
comment on column entity_sources.hash is 'SHA-256 of the document in canonical JSON, in hexadecimal digits.';
comment on column entity_sources.orphaned_at is 'When the source first came without it; null while it is there.';
comment on table source_references is 'What descriptors refer to, resolved or dangling.';
comment on column source_references.target_name is 'The name to find it by in one of the collections when no descriptor has the key.';
comment on table source_conflicts is 'Descriptors that were not taken, as another source holds the entity.';
