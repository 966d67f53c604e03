drop function audit_retired_until();
drop procedure add_audit_years(timestamptz);
drop function partitions();
