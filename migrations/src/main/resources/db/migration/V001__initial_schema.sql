-- The catalog: 24 tables.
--
-- Keys      Primary keys are (tenant_id, id) and references are composite, so that a row of another tenant cannot be
--           referred to: the check of a single-column key bypasses row-level security and would accept it. Link tables and
--           owned rows reach their tenant through the row they belong to; the others refer to tenants themselves, except
--           audit_logs, whose history outlives what it describes.
-- Ids       UUIDv7, made by the application.
-- Text      collate "C": one order, by code point, in every database and in Java.
-- Deletion  Soft, by deleted_at. Names are unique among live rows: a deleted name can be used again.
-- Locking   row_version counts the writes of a row.
-- Json      Absent documents are '{}' and '[]', never null.
--
-- Every ADD CONSTRAINT of a reference stands alone and after all tables, none says SET NULL, and nothing outside tenants is unique
-- without tenant_id: the tables can then be distributed by tenant_id as they are.

create table tenants (
  id uuid not null default gen_random_uuid(),
  name varchar(255) collate "C" not null,
  slug varchar(100) collate "C" not null,
  is_active boolean not null default true,
  settings jsonb not null default '{}',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint tenants_pk primary key (id),
  constraint tenants_name_key unique (name),
  constraint tenants_slug_key unique (slug),
  constraint tenants_name_check check (length(btrim(name)) > 0),
  constraint tenants_slug_check check (slug ~ '^[a-z0-9][a-z0-9_-]*$'),
  constraint tenants_settings_check check (jsonb_typeof(settings) = 'object')
);

create table teams (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  description text collate "C",
  slack_channel varchar(100) collate "C",
  contact_email varchar(320) collate "C",
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint teams_pk primary key (tenant_id, id),
  constraint teams_name_check check (length(btrim(name)) > 0)
);

create table people (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  email varchar(320) collate "C" not null,
  team_id uuid,
  role_title varchar(100) collate "C",
  slack_handle varchar(100) collate "C",
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint people_pk primary key (tenant_id, id),
  constraint people_name_check check (length(btrim(name)) > 0),
  constraint people_email_check check (length(btrim(email)) > 0)
);

create table users (
  tenant_id uuid not null,
  id uuid not null,
  email varchar(320) collate "C" not null,
  display_name varchar(255) collate "C" not null,
  password_hash varchar(255) collate "C",
  role varchar(50) collate "C" not null default 'viewer',
  auth_provider varchar(50) collate "C" not null default 'local',
  external_id varchar(255) collate "C",
  is_active boolean not null default true,
  last_login_at timestamptz,
  person_id uuid,
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint users_pk primary key (tenant_id, id),
  constraint users_email_check check (length(btrim(email)) > 0),
  constraint users_display_name_check check (length(btrim(display_name)) > 0),
  constraint users_role_check check (role in ('admin', 'editor', 'viewer', 'incident_commander')),
  constraint users_auth_provider_check check (auth_provider in ('local', 'okta', 'saml', 'oidc'))
);

create table products (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  description text collate "C",
  team_id uuid,
  status varchar(20) collate "C" not null default 'active',
  version varchar(50) collate "C",
  tags jsonb not null default '[]',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint products_pk primary key (tenant_id, id),
  constraint products_name_check check (length(btrim(name)) > 0),
  constraint products_status_check check (status in ('active', 'planned', 'maintenance', 'deprecated')),
  constraint products_tags_check check (
    case when jsonb_typeof(tags) = 'array' then not jsonb_path_exists(tags, 'strict $[*] ? (@.type() != "string")') else false end)
);

create table services (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  type varchar(30) collate "C" not null,
  description text collate "C",
  team_id uuid,
  status varchar(20) collate "C" not null default 'active',
  operational_status varchar(20) collate "C" not null default 'operational',
  attributes jsonb not null default '{}',
  tags jsonb not null default '[]',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint services_pk primary key (tenant_id, id),
  constraint services_name_check check (length(btrim(name)) > 0),
  constraint services_type_check check (
    type in ('api', 'web_application', 'database', 'message_queue', 'cache', 'infrastructure')),
  constraint services_status_check check (status in ('active', 'planned', 'maintenance', 'deprecated')),
  constraint services_operational_status_check check (operational_status in ('operational', 'degraded', 'outage')),
  constraint services_attributes_check check (jsonb_typeof(attributes) = 'object'),
  constraint services_tags_check check (
    case when jsonb_typeof(tags) = 'array' then not jsonb_path_exists(tags, 'strict $[*] ? (@.type() != "string")') else false end)
);

create table components (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  type varchar(30) collate "C" not null,
  description text collate "C",
  team_id uuid,
  status varchar(20) collate "C" not null default 'active',
  operational_status varchar(20) collate "C" not null default 'operational',
  attributes jsonb not null default '{}',
  tags jsonb not null default '[]',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint components_pk primary key (tenant_id, id),
  constraint components_name_check check (length(btrim(name)) > 0),
  constraint components_type_check check (type in ('library', 'microservice', 'sdk', 'agent', 'ui_component')),
  constraint components_status_check check (status in ('active', 'planned', 'maintenance', 'deprecated')),
  constraint components_operational_status_check check (operational_status in ('operational', 'degraded', 'outage')),
  constraint components_attributes_check check (jsonb_typeof(attributes) = 'object'),
  constraint components_tags_check check (
    case when jsonb_typeof(tags) = 'array' then not jsonb_path_exists(tags, 'strict $[*] ? (@.type() != "string")') else false end)
);

create table resources (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  type varchar(30) collate "C" not null,
  description text collate "C",
  team_id uuid,
  operational_status varchar(20) collate "C" not null default 'operational',
  environment varchar(20) collate "C" not null default 'production',
  attributes jsonb not null default '{}',
  tags jsonb not null default '[]',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint resources_pk primary key (tenant_id, id),
  constraint resources_name_check check (length(btrim(name)) > 0),
  constraint resources_type_check check (
    type in ('ec2', 'virtual_machine', 'logic_app', 'storage_account', 'container_instance', 'kubernetes', 'function_app',
             'load_balancer', 'api_gateway', 'cdn')),
  constraint resources_operational_status_check check (operational_status in ('operational', 'degraded', 'outage')),
  constraint resources_environment_check check (environment in ('production', 'staging', 'development', 'dr')),
  constraint resources_attributes_check check (jsonb_typeof(attributes) = 'object'),
  constraint resources_tags_check check (
    case when jsonb_typeof(tags) = 'array' then not jsonb_path_exists(tags, 'strict $[*] ? (@.type() != "string")') else false end)
);

create table repositories (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  url varchar(2048) collate "C",
  provider varchar(30) collate "C" not null,
  description text collate "C",
  default_branch varchar(100) collate "C" default 'main',
  language varchar(50) collate "C",
  team_id uuid,
  tags jsonb not null default '[]',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint repositories_pk primary key (tenant_id, id),
  constraint repositories_name_check check (length(btrim(name)) > 0),
  constraint repositories_provider_check check (provider in ('github', 'gitlab', 'azure_devops', 'bitbucket')),
  constraint repositories_tags_check check (
    case when jsonb_typeof(tags) = 'array' then not jsonb_path_exists(tags, 'strict $[*] ? (@.type() != "string")') else false end)
);

create table incidents (
  tenant_id uuid not null,
  id uuid not null,
  title varchar(500) collate "C" not null,
  description text collate "C",
  severity varchar(20) collate "C" not null,
  status varchar(20) collate "C" not null default 'investigating',
  impact_type varchar(20) collate "C" not null default 'degraded',
  resolved_at timestamptz,
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint incidents_pk primary key (tenant_id, id),
  constraint incidents_title_check check (length(btrim(title)) > 0),
  constraint incidents_severity_check check (severity in ('critical', 'major', 'minor')),
  constraint incidents_status_check check (status in ('investigating', 'identified', 'monitoring', 'resolved')),
  constraint incidents_impact_type_check check (impact_type in ('outage', 'degraded'))
);

create table incident_timeline_entries (
  tenant_id uuid not null,
  id uuid not null,
  incident_id uuid not null,
  "timestamp" timestamptz not null,
  status varchar(20) collate "C" not null,
  message text collate "C" not null,
  created_by uuid,
  constraint incident_timeline_entries_pk primary key (tenant_id, id),
  constraint incident_timeline_entries_status_check check (
    status in ('investigating', 'identified', 'monitoring', 'resolved')),
  constraint incident_timeline_entries_message_check check (length(btrim(message)) > 0)
);

create table scorecards (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  description text collate "C",
  entity_types jsonb not null,
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint scorecards_pk primary key (tenant_id, id),
  constraint scorecards_name_check check (length(btrim(name)) > 0),
  constraint scorecards_entity_types_check check (
    case when jsonb_typeof(entity_types) = 'array'
      then not jsonb_path_exists(entity_types, 'strict $[*] ? (@.type() != "string")') else false end)
);

-- check_type is open: each kind of check brings its own name.
create table scorecard_criteria (
  tenant_id uuid not null,
  id uuid not null,
  scorecard_id uuid not null,
  name varchar(255) collate "C" not null,
  description text collate "C",
  weight integer not null default 1,
  check_type varchar(30) collate "C" not null,
  check_config jsonb not null,
  sort_order integer not null default 0,
  constraint scorecard_criteria_pk primary key (tenant_id, id),
  constraint scorecard_criteria_name_check check (length(btrim(name)) > 0),
  constraint scorecard_criteria_weight_check check (weight between 1 and 3),
  constraint scorecard_criteria_check_config_check check (jsonb_typeof(check_config) = 'object')
);

-- action and entity_type are open: every domain added later is audited here too. The key starts with the time because a
-- partitioned table's key must hold its partition column.
create table audit_logs (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid,
  action varchar(50) collate "C" not null,
  entity_type varchar(50) collate "C" not null,
  entity_id uuid,
  entity_name varchar(255) collate "C",
  changes jsonb,
  metadata jsonb not null default '{}',
  "timestamp" timestamptz not null default now(),
  constraint audit_logs_pk primary key (tenant_id, "timestamp", id),
  constraint audit_logs_changes_check check (jsonb_typeof(changes) = 'object'),
  constraint audit_logs_metadata_check check (jsonb_typeof(metadata) = 'object')
) partition by range ("timestamp");

create table audit_logs_2025 partition of audit_logs for values from ('2025-01-01 00:00:00+00') to ('2026-01-01 00:00:00+00');
create table audit_logs_2026 partition of audit_logs for values from ('2026-01-01 00:00:00+00') to ('2027-01-01 00:00:00+00');
create table audit_logs_2027 partition of audit_logs for values from ('2027-01-01 00:00:00+00') to ('2028-01-01 00:00:00+00');
create table audit_logs_2028 partition of audit_logs for values from ('2028-01-01 00:00:00+00') to ('2029-01-01 00:00:00+00');
create table audit_logs_2029 partition of audit_logs for values from ('2029-01-01 00:00:00+00') to ('2030-01-01 00:00:00+00');
create table audit_logs_2030 partition of audit_logs for values from ('2030-01-01 00:00:00+00') to ('2031-01-01 00:00:00+00');
create table audit_logs_2031 partition of audit_logs for values from ('2031-01-01 00:00:00+00') to ('2032-01-01 00:00:00+00');
create table audit_logs_2032 partition of audit_logs for values from ('2032-01-01 00:00:00+00') to ('2033-01-01 00:00:00+00');
create table audit_logs_2033 partition of audit_logs for values from ('2033-01-01 00:00:00+00') to ('2034-01-01 00:00:00+00');
create table audit_logs_2034 partition of audit_logs for values from ('2034-01-01 00:00:00+00') to ('2035-01-01 00:00:00+00');
create table audit_logs_2035 partition of audit_logs for values from ('2035-01-01 00:00:00+00') to ('2036-01-01 00:00:00+00');
create table audit_logs_default partition of audit_logs default;

create table product_services (
  tenant_id uuid not null,
  product_id uuid not null,
  service_id uuid not null,
  constraint product_services_pk primary key (tenant_id, product_id, service_id)
);

create table service_components (
  tenant_id uuid not null,
  service_id uuid not null,
  component_id uuid not null,
  constraint service_components_pk primary key (tenant_id, service_id, component_id)
);

create table service_resources (
  tenant_id uuid not null,
  service_id uuid not null,
  resource_id uuid not null,
  constraint service_resources_pk primary key (tenant_id, service_id, resource_id)
);

create table service_dependencies (
  tenant_id uuid not null,
  service_id uuid not null,
  depends_on_service_id uuid not null,
  constraint service_dependencies_pk primary key (tenant_id, service_id, depends_on_service_id),
  constraint service_dependencies_depends_on_service_id_check check (depends_on_service_id <> service_id)
);

create table component_dependencies (
  tenant_id uuid not null,
  component_id uuid not null,
  depends_on_component_id uuid not null,
  constraint component_dependencies_pk primary key (tenant_id, component_id, depends_on_component_id),
  constraint component_dependencies_depends_on_component_id_check check (depends_on_component_id <> component_id)
);

create table component_service_dependencies (
  tenant_id uuid not null,
  component_id uuid not null,
  depends_on_service_id uuid not null,
  constraint component_service_dependencies_pk primary key (tenant_id, component_id, depends_on_service_id)
);

create table service_repositories (
  tenant_id uuid not null,
  service_id uuid not null,
  repository_id uuid not null,
  constraint service_repositories_pk primary key (tenant_id, service_id, repository_id)
);

create table component_repositories (
  tenant_id uuid not null,
  component_id uuid not null,
  repository_id uuid not null,
  constraint component_repositories_pk primary key (tenant_id, component_id, repository_id)
);

-- entity_id is polymorphic: entity_type says which table it refers to, and no foreign key can.
create table incident_affected_entities (
  tenant_id uuid not null,
  incident_id uuid not null,
  entity_type varchar(20) collate "C" not null,
  entity_id uuid not null,
  constraint incident_affected_entities_pk primary key (tenant_id, incident_id, entity_type, entity_id),
  constraint incident_affected_entities_entity_type_check check (entity_type in ('services', 'components', 'resources'))
);

-- entity_id is polymorphic here too. role is free text: Lead, Engineer, Architect, On-Call, ...
create table entity_assignments (
  tenant_id uuid not null,
  id uuid not null,
  entity_type varchar(30) collate "C" not null,
  entity_id uuid not null,
  person_id uuid not null,
  role varchar(50) collate "C" not null,
  constraint entity_assignments_pk primary key (tenant_id, id),
  constraint entity_assignments_entity_person_role_key unique (tenant_id, entity_type, entity_id, person_id, role),
  constraint entity_assignments_entity_type_check check (
    entity_type in ('products', 'services', 'components', 'resources', 'repositories')),
  constraint entity_assignments_role_check check (length(btrim(role)) > 0)
);

-- References.

alter table teams add constraint teams_tenant_fk foreign key (tenant_id) references tenants (id);
alter table people add constraint people_tenant_fk foreign key (tenant_id) references tenants (id);
alter table users add constraint users_tenant_fk foreign key (tenant_id) references tenants (id);
alter table products add constraint products_tenant_fk foreign key (tenant_id) references tenants (id);
alter table services add constraint services_tenant_fk foreign key (tenant_id) references tenants (id);
alter table components add constraint components_tenant_fk foreign key (tenant_id) references tenants (id);
alter table resources add constraint resources_tenant_fk foreign key (tenant_id) references tenants (id);
alter table repositories add constraint repositories_tenant_fk foreign key (tenant_id) references tenants (id);
alter table incidents add constraint incidents_tenant_fk foreign key (tenant_id) references tenants (id);
alter table scorecards add constraint scorecards_tenant_fk foreign key (tenant_id) references tenants (id);
alter table entity_assignments add constraint entity_assignments_tenant_fk foreign key (tenant_id) references tenants (id);

alter table people add constraint people_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id);
alter table users add constraint users_person_fk foreign key (tenant_id, person_id) references people (tenant_id, id);
alter table products add constraint products_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id);
alter table services add constraint services_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id);
alter table components add constraint components_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id);
alter table resources add constraint resources_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id);
alter table repositories add constraint repositories_team_fk foreign key (tenant_id, team_id) references teams (tenant_id, id);

-- No cascade: the timeline is append-only.
alter table incident_timeline_entries add constraint incident_timeline_entries_incident_fk
  foreign key (tenant_id, incident_id) references incidents (tenant_id, id);
alter table scorecard_criteria add constraint scorecard_criteria_scorecard_fk
  foreign key (tenant_id, scorecard_id) references scorecards (tenant_id, id) on delete cascade;
alter table entity_assignments add constraint entity_assignments_person_fk
  foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade;

alter table product_services add constraint product_services_product_fk
  foreign key (tenant_id, product_id) references products (tenant_id, id) on delete cascade;
alter table product_services add constraint product_services_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id) on delete cascade;
alter table service_components add constraint service_components_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id) on delete cascade;
alter table service_components add constraint service_components_component_fk
  foreign key (tenant_id, component_id) references components (tenant_id, id) on delete cascade;
alter table service_resources add constraint service_resources_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id) on delete cascade;
alter table service_resources add constraint service_resources_resource_fk
  foreign key (tenant_id, resource_id) references resources (tenant_id, id) on delete cascade;
alter table service_dependencies add constraint service_dependencies_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id) on delete cascade;
alter table service_dependencies add constraint service_dependencies_depends_on_service_fk
  foreign key (tenant_id, depends_on_service_id) references services (tenant_id, id) on delete cascade;
alter table component_dependencies add constraint component_dependencies_component_fk
  foreign key (tenant_id, component_id) references components (tenant_id, id) on delete cascade;
alter table component_dependencies add constraint component_dependencies_depends_on_component_fk
  foreign key (tenant_id, depends_on_component_id) references components (tenant_id, id) on delete cascade;
alter table component_service_dependencies add constraint component_service_dependencies_component_fk
  foreign key (tenant_id, component_id) references components (tenant_id, id) on delete cascade;
alter table component_service_dependencies add constraint component_service_dependencies_depends_on_service_fk
  foreign key (tenant_id, depends_on_service_id) references services (tenant_id, id) on delete cascade;
alter table service_repositories add constraint service_repositories_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id) on delete cascade;
alter table service_repositories add constraint service_repositories_repository_fk
  foreign key (tenant_id, repository_id) references repositories (tenant_id, id) on delete cascade;
alter table component_repositories add constraint component_repositories_component_fk
  foreign key (tenant_id, component_id) references components (tenant_id, id) on delete cascade;
alter table component_repositories add constraint component_repositories_repository_fk
  foreign key (tenant_id, repository_id) references repositories (tenant_id, id) on delete cascade;
alter table incident_affected_entities add constraint incident_affected_entities_incident_fk
  foreign key (tenant_id, incident_id) references incidents (tenant_id, id) on delete cascade;

-- Unique among live rows. These indexes also give the default order of a list, (name, id).

create unique index teams_name_live_key on teams (tenant_id, name) where deleted_at is null;
create unique index people_email_live_key on people (tenant_id, email) where deleted_at is null;
create unique index users_email_live_key on users (tenant_id, email) where deleted_at is null;
create unique index products_name_live_key on products (tenant_id, name) where deleted_at is null;
create unique index services_name_live_key on services (tenant_id, name) where deleted_at is null;
create unique index components_name_live_key on components (tenant_id, name) where deleted_at is null;
create unique index resources_name_live_key on resources (tenant_id, name) where deleted_at is null;
create unique index repositories_name_live_key on repositories (tenant_id, name) where deleted_at is null;
create unique index scorecards_name_live_key on scorecards (tenant_id, name) where deleted_at is null;
-- Single sign-on finds its user by the provider's subject, and must find one.
create unique index users_external_id_live_key on users (tenant_id, auth_provider, external_id)
  where deleted_at is null and external_id is not null;

-- Names that are not unique need their own order.
create index people_name_idx on people (tenant_id, name, id) where deleted_at is null;

-- Newest first and last changed first, for every type. The index on updated_at takes the HOT path from every update; lists are
-- read far more often than entities are written.
create index teams_created_at_idx on teams (tenant_id, created_at, id) where deleted_at is null;
create index teams_updated_at_idx on teams (tenant_id, updated_at, id) where deleted_at is null;
create index people_created_at_idx on people (tenant_id, created_at, id) where deleted_at is null;
create index people_updated_at_idx on people (tenant_id, updated_at, id) where deleted_at is null;
create index users_created_at_idx on users (tenant_id, created_at, id) where deleted_at is null;
create index users_updated_at_idx on users (tenant_id, updated_at, id) where deleted_at is null;
create index products_created_at_idx on products (tenant_id, created_at, id) where deleted_at is null;
create index products_updated_at_idx on products (tenant_id, updated_at, id) where deleted_at is null;
create index services_created_at_idx on services (tenant_id, created_at, id) where deleted_at is null;
create index services_updated_at_idx on services (tenant_id, updated_at, id) where deleted_at is null;
create index components_created_at_idx on components (tenant_id, created_at, id) where deleted_at is null;
create index components_updated_at_idx on components (tenant_id, updated_at, id) where deleted_at is null;
create index resources_created_at_idx on resources (tenant_id, created_at, id) where deleted_at is null;
create index resources_updated_at_idx on resources (tenant_id, updated_at, id) where deleted_at is null;
create index repositories_created_at_idx on repositories (tenant_id, created_at, id) where deleted_at is null;
create index repositories_updated_at_idx on repositories (tenant_id, updated_at, id) where deleted_at is null;
create index incidents_created_at_idx on incidents (tenant_id, created_at, id) where deleted_at is null;
create index incidents_updated_at_idx on incidents (tenant_id, updated_at, id) where deleted_at is null;
create index scorecards_created_at_idx on scorecards (tenant_id, created_at, id) where deleted_at is null;
create index scorecards_updated_at_idx on scorecards (tenant_id, updated_at, id) where deleted_at is null;

-- Inverse of each reference. Not partial: the check of a foreign key does not know deleted_at. The name makes "the services of
-- this team" come out in order.
create index people_team_id_idx on people (tenant_id, team_id, name, id);
create index users_person_id_idx on users (tenant_id, person_id);
create index products_team_id_idx on products (tenant_id, team_id, name, id);
create index services_team_id_idx on services (tenant_id, team_id, name, id);
create index components_team_id_idx on components (tenant_id, team_id, name, id);
create index resources_team_id_idx on resources (tenant_id, team_id, name, id);
create index repositories_team_id_idx on repositories (tenant_id, team_id, name, id);

-- Facets. The value, then the order of the list: a page of one value is an index scan, also for values so rare that filtering the
-- order's own index would read all of it (an outage), and counting values reads the index alone.
create index products_status_idx on products (tenant_id, status, name, id) where deleted_at is null;
create index services_type_idx on services (tenant_id, type, name, id) where deleted_at is null;
create index services_status_idx on services (tenant_id, status, name, id) where deleted_at is null;
create index services_operational_status_idx on services (tenant_id, operational_status, name, id) where deleted_at is null;
create index components_type_idx on components (tenant_id, type, name, id) where deleted_at is null;
create index components_status_idx on components (tenant_id, status, name, id) where deleted_at is null;
create index components_operational_status_idx on components (tenant_id, operational_status, name, id) where deleted_at is null;
create index resources_type_idx on resources (tenant_id, type, name, id) where deleted_at is null;
create index resources_operational_status_idx on resources (tenant_id, operational_status, name, id) where deleted_at is null;
create index resources_environment_idx on resources (tenant_id, environment, name, id) where deleted_at is null;
create index repositories_provider_idx on repositories (tenant_id, provider, name, id) where deleted_at is null;
-- Incidents are read by time, not by title.
create index incidents_severity_idx on incidents (tenant_id, severity, created_at, id) where deleted_at is null;
create index incidents_status_idx on incidents (tenant_id, status, created_at, id) where deleted_at is null;
create index incidents_impact_type_idx on incidents (tenant_id, impact_type, created_at, id) where deleted_at is null;

-- Documents. The default operator class, because jsonb_path_ops cannot answer "has this key" (?).
create index products_tags_idx on products using gin (tags);
create index services_attributes_idx on services using gin (attributes);
create index services_tags_idx on services using gin (tags);
create index components_attributes_idx on components using gin (attributes);
create index components_tags_idx on components using gin (tags);
create index resources_attributes_idx on resources using gin (attributes);
create index resources_tags_idx on resources using gin (tags);
create index repositories_tags_idx on repositories using gin (tags);
create index scorecards_entity_types_idx on scorecards using gin (entity_types);

-- Links from their far end; the primary key is the near end.
create index product_services_service_id_idx on product_services (tenant_id, service_id, product_id);
create index service_components_component_id_idx on service_components (tenant_id, component_id, service_id);
create index service_resources_resource_id_idx on service_resources (tenant_id, resource_id, service_id);
create index service_dependencies_depends_on_service_id_idx
  on service_dependencies (tenant_id, depends_on_service_id, service_id);
create index component_dependencies_depends_on_component_id_idx
  on component_dependencies (tenant_id, depends_on_component_id, component_id);
create index component_service_dependencies_depends_on_service_id_idx
  on component_service_dependencies (tenant_id, depends_on_service_id, component_id);
create index service_repositories_repository_id_idx on service_repositories (tenant_id, repository_id, service_id);
create index component_repositories_repository_id_idx on component_repositories (tenant_id, repository_id, component_id);
create index incident_affected_entities_entity_idx
  on incident_affected_entities (tenant_id, entity_type, entity_id, incident_id);
-- The assignments of an entity are the head of their unique key.
create index entity_assignments_person_id_idx on entity_assignments (tenant_id, person_id, entity_type, entity_id);

-- Owned rows in the order they are shown.
create index scorecard_criteria_scorecard_id_idx on scorecard_criteria (tenant_id, scorecard_id, sort_order, id);
create index incident_timeline_entries_incident_id_idx on incident_timeline_entries (tenant_id, incident_id, "timestamp", id);
create index incident_timeline_entries_timestamp_idx on incident_timeline_entries (tenant_id, "timestamp", id);

-- History, newest first. The tenant's own is the primary key read backwards. The id breaks ties: the entries of one transaction
-- share their time.
create index audit_logs_entity_idx on audit_logs (tenant_id, entity_type, entity_id, "timestamp" desc, id desc);
create index audit_logs_user_id_idx on audit_logs (tenant_id, user_id, "timestamp" desc, id desc);
create index audit_logs_action_idx on audit_logs (tenant_id, action, "timestamp" desc, id desc);

comment on table tenants is 'The organisations that share the installation.';
comment on table users is 'Who can sign in to a tenant.';
comment on table teams is 'Groups of people that own entities.';
comment on table people is 'The people of the catalog, whether or not they can sign in.';
comment on table products is 'What the enterprise offers, made of services.';
comment on table services is 'What runs: APIs, web applications, databases, queues, caches, infrastructure.';
comment on table components is 'What services are built of: libraries, microservices, SDKs, agents, UI components.';
comment on table resources is 'What services run on: machines, storage, clusters, gateways.';
comment on table repositories is 'Where source code lives.';
comment on table incidents is 'Outages and degradations.';
comment on table incident_timeline_entries is 'What happened in an incident. Append-only.';
comment on table scorecards is 'Named sets of criteria that entities are held against.';
comment on table scorecard_criteria is 'The weighted checks of a scorecard.';
comment on table audit_logs is 'Who did what to which entity. Append-only, partitioned by year.';
comment on table product_services is 'The services of a product.';
comment on table service_components is 'The components of a service.';
comment on table service_resources is 'The resources a service runs on.';
comment on table service_dependencies is 'Which services a service depends on.';
comment on table component_dependencies is 'Which components a component depends on.';
comment on table component_service_dependencies is 'Which services a component depends on.';
comment on table service_repositories is 'The repositories of a service.';
comment on table component_repositories is 'The repositories of a component.';
comment on table incident_affected_entities is 'What an incident affects.';
comment on table entity_assignments is 'Who plays which role for an entity.';
