-- Tokens for programs, acting as their user.

create table api_tokens (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  name varchar(100) collate "C" not null,
  token_hash bytea not null,
  role varchar(50) collate "C",
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid,
  constraint api_tokens_pk primary key (tenant_id, id),
  constraint api_tokens_token_hash_key unique (tenant_id, token_hash),
  constraint api_tokens_name_check check (length(btrim(name)) > 0),
  constraint api_tokens_token_hash_check check (octet_length(token_hash) >= 32),
  constraint api_tokens_role_check check (role in ('admin', 'editor', 'viewer', 'incident_commander'))
);

alter table api_tokens add constraint api_tokens_tenant_fk foreign key (tenant_id) references tenants (id);
alter table api_tokens add constraint api_tokens_user_fk
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade;

create index api_tokens_user_id_idx on api_tokens (tenant_id, user_id, created_at, id);

-- What a token may do and for how long is settled when it is made; afterwards it is renamed, used and revoked.
call protect_tenant_table('api_tokens', 'select, insert, update (name, last_used_at, revoked_at)');

comment on table api_tokens is 'Tokens for programs, acting as their user.';
comment on column api_tokens.token_hash is 'A digest of the token; the token itself is shown once and kept nowhere.';
comment on column api_tokens.role is 'Limits the rights of the user; null leaves them as they are.';
