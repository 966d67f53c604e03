-- A second factor for signing in: codes by time (RFC 6238), and codes for whoever has lost the device.

create table second_factors (
  tenant_id uuid not null,
  user_id uuid not null,
  secret bytea not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  created_at timestamptz not null,
  constraint second_factors_pk primary key (tenant_id, user_id),
  constraint second_factors_secret_check check (octet_length(secret) >= 20)
);

create table recovery_codes (
  tenant_id uuid not null,
  user_id uuid not null,
  code_hash bytea not null,
  constraint recovery_codes_pk primary key (tenant_id, user_id, code_hash),
  constraint recovery_codes_code_hash_check check (octet_length(code_hash) = 32)
);

alter table second_factors add constraint second_factors_user_fk
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade;
alter table recovery_codes add constraint recovery_codes_user_fk
  foreign key (tenant_id, user_id) references second_factors (tenant_id, user_id) on delete cascade;

-- A secret is never changed, only replaced.
call protect_tenant_table('second_factors', 'select, insert, update (confirmed_at, last_step), delete');
call protect_tenant_table('recovery_codes', 'select, insert, delete');

comment on table second_factors is 'Secrets of one-time codes, one per user.';
comment on column second_factors.secret is 'Shared with the device of the user; shown once, when it is made.';
comment on column second_factors.confirmed_at is 'Asked for from then on; null until the user has shown a code.';
comment on column second_factors.last_step is 'The latest interval of 30 seconds whose code was used: none is good twice.';
comment on table recovery_codes is 'Digests of codes that stand in for a lost device, each good once.';
