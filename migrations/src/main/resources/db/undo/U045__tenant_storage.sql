drop function tenant_storage(uuid);
alter table tenants drop column storage_measured_at;
alter table tenants drop column storage_bytes;
