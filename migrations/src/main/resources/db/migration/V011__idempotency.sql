-- The answers to requests that were sent with a key, so that a request that is repeated is answered again and not done again.

create table idempotency_keys (
  tenant_id uuid not null,
  user_id uuid not null,
  key varchar(255) collate "C" not null,
  fingerprint bytea not null,
  status integer not null,
  headers jsonb not null default '{}',
  body bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint idempotency_keys_pk primary key (tenant_id, user_id, key),
  constraint idempotency_keys_key_check check (length(key) > 0),
  constraint idempotency_keys_fingerprint_check check (octet_length(fingerprint) = 32),
  constraint idempotency_keys_status_check check (status between 200 and 299),
  constraint idempotency_keys_headers_check check (jsonb_typeof(headers) = 'object'),
  constraint idempotency_keys_expires_at_check check (expires_at > created_at)
);

alter table idempotency_keys add constraint idempotency_keys_user_fk
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade;

create index idempotency_keys_expires_at_idx on idempotency_keys (tenant_id, expires_at);

-- An answer is written with what it tells of and never changed; what is over is swept away.
call protect_tenant_table('idempotency_keys', 'select, insert, delete');

comment on table idempotency_keys is 'Answers to requests that were sent with a key, kept for a day.';
comment on column idempotency_keys.fingerprint is 'SHA-256 of the request; another request under the same key is refused.';
