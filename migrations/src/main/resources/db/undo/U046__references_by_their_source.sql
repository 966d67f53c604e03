alter table source_references add constraint source_references_tenant_fk foreign key (tenant_id) references tenants (id);
