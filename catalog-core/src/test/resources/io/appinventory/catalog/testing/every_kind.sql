-- The made-up type of EveryKind: a property of every kind of value, every kind of relation.
create table every_kinds (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(60) collate "C" not null,
  colour varchar(20) collate "C" not null,
  remark text collate "C",
  flag boolean not null default true,
  small integer,
  big bigint,
  amount numeric(12, 4),
  day date,
  moment timestamptz,
  external_ref uuid,
  labels jsonb not null default '[]',
  extra jsonb not null default '{}',
  team_id uuid not null,
  parent_id uuid,
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint every_kinds_pk primary key (tenant_id, id),
  constraint every_kinds_name_check check (length(btrim(name)) > 0),
  constraint every_kinds_colour_check check (colour in ('red', 'green', 'dark_blue'))
);
create unique index every_kinds_name_live_key on every_kinds (tenant_id, name) where deleted_at is null;

create table every_kind_peers (
  tenant_id uuid not null,
  every_kind_id uuid not null,
  peer_id uuid not null,
  constraint every_kind_peers_pk primary key (tenant_id, every_kind_id, peer_id),
  constraint every_kind_peers_peer_id_check check (peer_id <> every_kind_id)
);

create table every_kind_notes (
  tenant_id uuid not null,
  id uuid not null,
  every_kind_id uuid not null,
  title varchar(40) collate "C" not null,
  stars integer not null default 3,
  written timestamptz,
  writer_id uuid,
  constraint every_kind_notes_pk primary key (tenant_id, id)
);

alter table every_kinds add constraint every_kinds_tenant_fk foreign key (tenant_id) references tenants (id);
alter table every_kinds add constraint every_kinds_team_fk
  foreign key (tenant_id, team_id) references teams (tenant_id, id);
alter table every_kinds add constraint every_kinds_parent_fk
  foreign key (tenant_id, parent_id) references every_kinds (tenant_id, id);
alter table every_kind_peers add constraint every_kind_peers_every_kind_fk
  foreign key (tenant_id, every_kind_id) references every_kinds (tenant_id, id) on delete cascade;
alter table every_kind_peers add constraint every_kind_peers_peer_fk
  foreign key (tenant_id, peer_id) references every_kinds (tenant_id, id) on delete cascade;
alter table every_kind_notes add constraint every_kind_notes_every_kind_fk
  foreign key (tenant_id, every_kind_id) references every_kinds (tenant_id, id) on delete cascade;
alter table every_kind_notes add constraint every_kind_notes_writer_fk
  foreign key (tenant_id, writer_id) references people (tenant_id, id);

call protect_tenant_table('every_kinds', 'select, insert, update');
call protect_tenant_table('every_kind_peers', 'select, insert, delete');
call protect_tenant_table('every_kind_notes', 'select, insert, update, delete');
