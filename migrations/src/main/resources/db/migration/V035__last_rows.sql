-- The last build and the last deployment of something, and with few steps back the last one of a kind: last(deployments).status.
create index builds_service_id_created_at_idx on builds (tenant_id, service_id, created_at, id) where deleted_at is null;
create index builds_repository_id_created_at_idx on builds (tenant_id, repository_id, created_at, id) where deleted_at is null;
create index deployments_service_id_created_at_idx on deployments (tenant_id, service_id, created_at, id) where deleted_at is null;
