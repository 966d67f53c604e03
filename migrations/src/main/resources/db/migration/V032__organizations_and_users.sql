-- What software delivery knows of organizations, users and the audit log beyond what tenants, users and audit_logs have.
--
-- Tenants   A limit that is null is no limit. status is the truth; is_active follows from it.
-- Users     first_name and last_name are left out: they would say display_name a second time. A second factor has its own table.
-- Audit     Address and agent are in metadata, and sealed with it.

alter table tenants add column description text collate "C";
alter table tenants add column type varchar(20) collate "C";
alter table tenants add column plan varchar(20) collate "C" not null default 'free';
alter table tenants add column logo_url varchar(512) collate "C";
alter table tenants add column website_url varchar(512) collate "C";
alter table tenants add column max_users integer;
alter table tenants add column max_projects integer;
alter table tenants add column max_storage_gb integer;
alter table tenants add column billing_email varchar(255) collate "C";
alter table tenants add column status varchar(20) collate "C" not null default 'active';
update tenants set status = 'inactive' where not is_active;

alter table tenants add constraint tenants_type_check check (type in ('enterprise', 'startup', 'nonprofit'));
alter table tenants add constraint tenants_plan_check check (plan in ('free', 'professional', 'enterprise'));
alter table tenants add constraint tenants_max_users_check check (max_users >= 0);
alter table tenants add constraint tenants_max_projects_check check (max_projects >= 0);
alter table tenants add constraint tenants_max_storage_gb_check check (max_storage_gb >= 0);
alter table tenants add constraint tenants_status_check check (status in ('active', 'inactive', 'suspended'));
alter table tenants add constraint tenants_is_active_check check (is_active = (status = 'active'));
create index tenants_status_idx on tenants (status);
create index tenants_created_at_idx on tenants (created_at);

alter table users add column phone_number varchar(20) collate "C";
alter table users add column preferred_language varchar(10) collate "C" not null default 'en';
alter table users add column timezone varchar(50) collate "C" not null default 'UTC';
alter table users add column email_verified boolean not null default false;
alter table users add column email_verified_at timestamptz;
alter table users add column avatar_url varchar(512) collate "C";
alter table users add column login_count integer not null default 0;
alter table users add constraint users_phone_number_check check (phone_number ~ '^\+?[0-9]{7,15}$');
alter table users add constraint users_preferred_language_check check (length(btrim(preferred_language)) > 0);
alter table users add constraint users_timezone_check check (length(btrim(timezone)) > 0);
alter table users add constraint users_login_count_check check (login_count >= 0);

alter table audit_logs add column status varchar(20) collate "C";
alter table audit_logs add column error_message text collate "C";
alter table audit_logs add constraint audit_logs_status_check check (status in ('success', 'failure', 'pending'));

comment on column tenants.max_users is 'How many users may live in it; null for any number.';
comment on column tenants.max_projects is 'How many projects may live in it; null for any number.';
comment on column tenants.max_storage_gb is 'How much it may hold; null for any amount.';
comment on column tenants.status is 'Nobody signs in to a tenant that is inactive or suspended.';
comment on column tenants.is_active is 'Whether status is active.';
comment on column audit_logs.status is 'How it ended; null for what is told of because it was done.';
comment on column audit_logs.error_message is 'Why it failed.';
