drop view service_dora;
drop function finished_deployments(varchar, timestamptz, timestamptz, uuid, uuid);
drop index deployments_service_id_finished_at_idx;
drop index deployments_finished_at_idx;
