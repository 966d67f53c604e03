-- Sessions of users who signed in.

create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint sessions_pk primary key (tenant_id, id),
  constraint sessions_token_hash_check check (octet_length(token_hash) >= 32)
);

alter table sessions add constraint sessions_tenant_fk foreign key (tenant_id) references tenants (id);
alter table sessions add constraint sessions_user_fk
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade;

create index sessions_user_id_idx on sessions (tenant_id, user_id, expires_at);

-- A session ends by its time or by being revoked; what is over is swept away.
call protect_tenant_table('sessions', 'select, insert, update (revoked_at), delete');

comment on table sessions is 'Sessions of users who signed in.';
comment on column sessions.token_hash is 'A digest of the token; the token itself is kept nowhere.';
