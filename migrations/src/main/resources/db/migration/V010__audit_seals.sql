-- What makes the audit log tamper-evident: its entries are sealed, in batches, into a chain of hashes per tenant. What the owner of
-- the schema changes or removes afterwards no longer fits the chain.
--
-- Entries become visible in another order than that of their times: a long transaction commits late, with an early time. So each
-- entry comes with a row that says it waits, in the same transaction. Sealing takes what waits and is visible, whatever its time:
-- an entry cannot be passed over, and as its row is deleted in the transaction of the seal, it cannot be sealed twice. Writers only
-- insert, and never wait for each other or for the sealing.

create table audit_unsealed_entries (
  tenant_id uuid not null,
  "timestamp" timestamptz not null,
  entry_id uuid not null,
  constraint audit_unsealed_entries_pk primary key (tenant_id, "timestamp", entry_id)
);

-- The number makes the chain: two who seal at once write the same number, and one of them fails.
create table audit_seals (
  tenant_id uuid not null,
  number bigint not null,
  previous_hash bytea not null,
  hash bytea not null,
  entries integer not null,
  sealed_at timestamptz not null,
  constraint audit_seals_pk primary key (tenant_id, number),
  constraint audit_seals_number_check check (number > 0),
  constraint audit_seals_entries_check check (entries > 0),
  constraint audit_seals_previous_hash_check check (octet_length(previous_hash) = 32),
  constraint audit_seals_hash_check check (octet_length(hash) = 32)
);

-- The key is that of the entry, so that no entry is under two seals.
create table audit_sealed_entries (
  tenant_id uuid not null,
  "timestamp" timestamptz not null,
  entry_id uuid not null,
  seal_number bigint not null,
  digest bytea not null,
  constraint audit_sealed_entries_pk primary key (tenant_id, "timestamp", entry_id),
  constraint audit_sealed_entries_digest_check check (octet_length(digest) = 32)
);

alter table audit_sealed_entries add constraint audit_sealed_entries_seal_number_fk
  foreign key (tenant_id, seal_number) references audit_seals (tenant_id, number);

-- Verification reads seal by seal, in the order the entries were hashed in.
create index audit_sealed_entries_seal_number_idx on audit_sealed_entries (tenant_id, seal_number, "timestamp", entry_id);

call protect_tenant_table('audit_unsealed_entries', 'select, insert, delete');
call protect_tenant_table('audit_seals', 'select, insert');
call protect_tenant_table('audit_sealed_entries', 'select, insert');

create trigger audit_seals_append_only before update or delete on audit_seals
  for each row execute function append_only();
create trigger audit_seals_no_truncate before truncate on audit_seals
  for each statement execute function append_only();
create trigger audit_sealed_entries_append_only before update or delete on audit_sealed_entries
  for each row execute function append_only();
create trigger audit_sealed_entries_no_truncate before truncate on audit_sealed_entries
  for each statement execute function append_only();

-- Once for a statement, not for a row; as who inserts, so that row-level security binds it.
create function audit_entries_wait() returns trigger
language plpgsql as $$
begin
  insert into audit_unsealed_entries (tenant_id, "timestamp", entry_id)
    select tenant_id, "timestamp", id from added;
  return null;
end $$;
comment on function audit_entries_wait() is 'Lets new entries of the audit log wait for being sealed.';

create trigger audit_logs_wait after insert on audit_logs
  referencing new table as added for each statement execute function audit_entries_wait();

-- What was there before waits too.
insert into audit_unsealed_entries (tenant_id, "timestamp", entry_id)
  select tenant_id, "timestamp", id from audit_logs;

comment on table audit_unsealed_entries is 'The entries of the audit log that wait for being sealed.';
comment on table audit_seals is 'Seals over entries of the audit log, each holding the hash of the one before. Append-only.';
comment on table audit_sealed_entries is 'Which entry of the audit log is under which seal, with its digest. Append-only.';
comment on column audit_seals.hash is 'SHA-256 over number, time, previous hash and the digests of its entries.';
comment on column audit_sealed_entries.digest is 'SHA-256 of the canonical JSON of the entry.';

-- The history of the installation itself: who created and changed tenants. It belongs to no tenant.
create table installation_audit_logs (
  id uuid not null,
  action varchar(50) collate "C" not null,
  entity_type varchar(50) collate "C" not null,
  entity_id uuid,
  entity_name varchar(255) collate "C",
  changes jsonb,
  metadata jsonb not null default '{}',
  "timestamp" timestamptz not null default now(),
  constraint installation_audit_logs_pk primary key ("timestamp", id),
  constraint installation_audit_logs_changes_check check (jsonb_typeof(changes) = 'object'),
  constraint installation_audit_logs_metadata_check check (jsonb_typeof(metadata) = 'object')
);

alter table installation_audit_logs enable row level security;
create policy installation_audit_logs_admin on installation_audit_logs to catalog_admin using (true) with check (true);
grant select, insert on installation_audit_logs to catalog_admin;

create trigger installation_audit_logs_append_only before update or delete on installation_audit_logs
  for each row execute function append_only();
create trigger installation_audit_logs_no_truncate before truncate on installation_audit_logs
  for each statement execute function append_only();

comment on table installation_audit_logs is 'Who did what to which tenant. Append-only.';
