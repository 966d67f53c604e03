-- Rules that limit what a role may read or write to some rows of a type. Of several for the same, one has to allow a row.

create table access_rules (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  description text collate "C",
  role varchar(50) collate "C" not null,
  access varchar(20) collate "C" not null,
  entity_type varchar(50) collate "C" not null,
  filter text collate "C" not null,
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint access_rules_pk primary key (tenant_id, id),
  constraint access_rules_name_check check (length(btrim(name)) > 0),
  -- Admins make the rules: they could lift what limits them.
  constraint access_rules_role_check check (role in ('editor', 'viewer', 'incident_commander')),
  constraint access_rules_access_check check (access in ('read', 'write')),
  constraint access_rules_filter_check check (length(btrim(filter)) > 0)
);

alter table access_rules add constraint access_rules_tenant_fk foreign key (tenant_id) references tenants (id);

create unique index access_rules_name_live_key on access_rules (tenant_id, name) where deleted_at is null;
create index access_rules_role_idx on access_rules (tenant_id, role, name, id) where deleted_at is null;
create index access_rules_created_at_idx on access_rules (tenant_id, created_at, id) where deleted_at is null;
create index access_rules_updated_at_idx on access_rules (tenant_id, updated_at, id) where deleted_at is null;

call protect_tenant_table('access_rules', 'select, insert, update');

comment on table access_rules is 'Which rows of a type a role may read or write.';
comment on column access_rules.filter is 'The rows, as a filter; "$me" stands for the e-mail address of who asks.';
