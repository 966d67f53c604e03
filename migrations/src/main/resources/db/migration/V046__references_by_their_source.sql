-- A reference has a descriptor, which has a tenant: that key holds the tenant of the reference too, and one look less for each row.
alter table source_references drop constraint source_references_tenant_fk;
