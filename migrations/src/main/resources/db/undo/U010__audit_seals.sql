drop table installation_audit_logs;
drop trigger audit_logs_wait on audit_logs;
drop function audit_entries_wait();
drop table audit_sealed_entries;
drop table audit_seals;
drop table audit_unsealed_entries;
