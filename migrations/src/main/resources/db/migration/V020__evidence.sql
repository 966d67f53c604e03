-- Evidence: what tools measured of services, components and repositories, each with its source, its time and when it expires.
-- A report is what was taken as a whole: of one entity, in one format, from one source. Its rows are replaced with it.

create table evidence_reports (
  tenant_id uuid not null,
  id uuid not null,
  entity_type varchar(30) collate "C" not null,
  entity_id uuid not null,
  format varchar(30) collate "C" not null,
  source varchar(255) collate "C" not null,
  files integer not null,
  hash varchar(64) collate "C" not null,
  observed_at timestamptz not null,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint evidence_reports_pk primary key (tenant_id, id),
  constraint evidence_reports_entity_type_check check (entity_type in ('services', 'components', 'repositories')),
  constraint evidence_reports_source_check check (length(btrim(source)) > 0),
  constraint evidence_reports_files_check check (files > 0)
);

create table evidence_facts (
  tenant_id uuid not null,
  id uuid not null,
  entity_type varchar(30) collate "C" not null,
  entity_id uuid not null,
  format varchar(30) collate "C" not null,
  source varchar(255) collate "C" not null,
  name varchar(100) collate "C" not null,
  value numeric(20, 4) not null,
  observed_at timestamptz not null,
  expires_at timestamptz,
  constraint evidence_facts_pk primary key (tenant_id, id),
  constraint evidence_facts_entity_type_check check (entity_type in ('services', 'components', 'repositories'))
);

create table evidence_packages (
  tenant_id uuid not null,
  id uuid not null,
  entity_type varchar(30) collate "C" not null,
  entity_id uuid not null,
  format varchar(30) collate "C" not null,
  source varchar(255) collate "C" not null,
  ecosystem varchar(100) collate "C",
  name varchar(255) collate "C" not null,
  version varchar(255) collate "C",
  purl varchar(2000) collate "C",
  observed_at timestamptz not null,
  expires_at timestamptz,
  constraint evidence_packages_pk primary key (tenant_id, id),
  constraint evidence_packages_entity_type_check check (entity_type in ('services', 'components', 'repositories'))
);

-- What is known to be wrong with packages: OSV records, and which packages each is about.
create table advisories (
  tenant_id uuid not null,
  id uuid not null,
  advisory varchar(100) collate "C" not null,
  hash varchar(64) collate "C" not null,
  aliases jsonb not null,
  severity varchar(20) collate "C" not null,
  summary text collate "C",
  modified_at timestamptz,
  withdrawn_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint advisories_pk primary key (tenant_id, id)
);

create table advisory_packages (
  tenant_id uuid not null,
  id uuid not null,
  advisory_id uuid not null,
  ecosystem varchar(100) collate "C" not null,
  name varchar(255) collate "C" not null,
  affected jsonb not null,
  constraint advisory_packages_pk primary key (tenant_id, id)
);

-- Which packages of which entity an advisory is about. Kept, since versions are compared by the program, not by the database; follows
-- from the packages and the advisories, and is written in their transactions.
create table evidence_vulnerabilities (
  tenant_id uuid not null,
  id uuid not null,
  entity_type varchar(30) collate "C" not null,
  entity_id uuid not null,
  format varchar(30) collate "C" not null,
  source varchar(255) collate "C" not null,
  advisory varchar(100) collate "C" not null,
  aliases jsonb not null,
  severity varchar(20) collate "C" not null,
  ecosystem varchar(100) collate "C" not null,
  package varchar(255) collate "C" not null,
  version varchar(255) collate "C" not null,
  fixed_in varchar(255) collate "C",
  observed_at timestamptz not null,
  expires_at timestamptz,
  constraint evidence_vulnerabilities_pk primary key (tenant_id, id),
  constraint evidence_vulnerabilities_entity_type_check check (entity_type in ('services', 'components', 'repositories'))
);

alter table evidence_reports add constraint evidence_reports_tenant_fk foreign key (tenant_id) references tenants (id);
alter table evidence_facts add constraint evidence_facts_tenant_fk foreign key (tenant_id) references tenants (id);
alter table evidence_packages add constraint evidence_packages_tenant_fk foreign key (tenant_id) references tenants (id);
alter table advisories add constraint advisories_tenant_fk foreign key (tenant_id) references tenants (id);
alter table advisory_packages add constraint advisory_packages_tenant_fk foreign key (tenant_id) references tenants (id);
alter table advisory_packages add constraint advisory_packages_advisory_fk
  foreign key (tenant_id, advisory_id) references advisories (tenant_id, id) on delete cascade;
alter table evidence_vulnerabilities add constraint evidence_vulnerabilities_tenant_fk foreign key (tenant_id) references tenants (id);

create unique index evidence_reports_source_key on evidence_reports (tenant_id, entity_type, entity_id, format, source);
create unique index evidence_facts_name_key on evidence_facts (tenant_id, entity_type, entity_id, name, format, source);
create index evidence_facts_name_idx on evidence_facts (tenant_id, entity_type, name, value);
create index evidence_packages_entity_id_idx on evidence_packages (tenant_id, entity_type, entity_id, name);
create index evidence_packages_name_idx on evidence_packages (tenant_id, name);
create index evidence_packages_lower_name_idx on evidence_packages (tenant_id, lower(name), ecosystem);
create unique index advisories_advisory_key on advisories (tenant_id, advisory);
create index advisory_packages_advisory_id_idx on advisory_packages (tenant_id, advisory_id);
create index advisory_packages_lower_name_idx on advisory_packages (tenant_id, lower(name), ecosystem);
create index evidence_vulnerabilities_entity_id_idx on evidence_vulnerabilities (tenant_id, entity_type, entity_id, severity);
create index evidence_vulnerabilities_advisory_idx on evidence_vulnerabilities (tenant_id, advisory);

call protect_tenant_table('evidence_reports', 'select, insert, update, delete');
call protect_tenant_table('evidence_facts', 'select, insert, delete');
call protect_tenant_table('evidence_packages', 'select, insert, delete');
call protect_tenant_table('advisories', 'select, insert, update');
call protect_tenant_table('advisory_packages', 'select, insert, delete');
call protect_tenant_table('evidence_vulnerabilities', 'select, insert, delete');

comment on table evidence_reports is 'What was imported as evidence as a whole: of one entity, in one format, from one source.';
comment on column evidence_reports.hash is 'SHA-256 of what the report says, in hexadecimal digits.';
comment on table evidence_facts is 'Numbers that tools measured of an entity.';
comment on table evidence_packages is 'What software an entity is made of.';
comment on column evidence_packages.name is 'As OSV calls it in its ecosystem: org.apache.logging.log4j:log4j-core, @scope/name.';
comment on table advisories is 'OSV records: what is known to be wrong with packages.';
comment on table advisory_packages is 'Which packages an advisory is about.';
comment on column advisory_packages.affected is 'Ranges and versions, as OSV states them.';
comment on table evidence_vulnerabilities is 'Packages of entities that advisories are about.';
