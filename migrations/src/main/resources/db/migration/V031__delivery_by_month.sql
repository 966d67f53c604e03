-- Software delivery, what comes by the thousand: results of tests, outputs of builds, deployments, security events. By month, so that a
-- month can be retired as a whole.
--
-- Key       Partitioned by the id, which is a UUIDv7 and carries the time at which it was made. The primary key stays (tenant_id, id),
--           references stay composite, and reading by id touches one partition. Newest first is "by id, from the end": partitions are
--           ordered, so that the last deployment of a service is looked for in the last month first.
-- Months    In UTC: one partition for all before the first month, then months. None is a default partition, since a partition
--           could then not be detached while others read (detach ... concurrently). An id beyond the last month is refused
--           until add_partitions made more.
-- Retiring  Rows elsewhere may refer to what goes: defects.test_result_id and incidents.deployment_id have to let go first.

create function uuid_v7_floor(moment timestamptz) returns uuid
language sql immutable strict parallel safe as $$
  select (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || '70008000000000000000')::uuid
$$;
comment on function uuid_v7_floor(timestamptz) is 'The smallest UUIDv7 that is made at this time.';

-- The way that takes no lock which readers or writers of the table wait for: a table, then attached.
create procedure add_partition(target regclass, suffix text, bounds text)
language plpgsql as $$
declare
  part constant name := (select relname from pg_class where oid = target) || '_' || suffix;
begin
  execute format('create table %I (like %s including defaults including constraints)', part, target);
  execute format('alter table %s attach partition %I for values %s', target, part, bounds);
  -- Reached through its table only: a policy, no privileges.
  call protect_tenant_table(part::regclass, '');
end $$;
comment on procedure add_partition(regclass, text, text) is 'Makes one partition of a table, with these bounds.';

create procedure add_partitions(target regclass, until timestamptz, since timestamptz default now())
language plpgsql as $$
declare
  last constant text := (
    select max(substring(relname from '_(\d{4}_\d{2})$')) from pg_inherits join pg_class on oid = inhrelid where inhparent = target);
  month timestamp := date_trunc('month', since at time zone 'UTC');
begin
  if last is null then
    call add_partition(target, 'before', format('from (minvalue) to (%L)', uuid_v7_floor(month at time zone 'UTC')));
  else
    month := to_date(last, 'YYYY_MM') + interval '1 month';
  end if;
  while month <= until at time zone 'UTC' loop
    call add_partition(target, to_char(month, 'YYYY_MM'), format('from (%L) to (%L)',
      uuid_v7_floor(month at time zone 'UTC'), uuid_v7_floor((month + interval '1 month') at time zone 'UTC')));
    month := month + interval '1 month';
  end loop;
end $$;
comment on procedure add_partitions(regclass, timestamptz, timestamptz) is
  'Makes the monthly partitions of a table that are missing until the one that holds a time; the first call begins with the month of another.';
revoke execute on procedure add_partition(regclass, text, text) from public;
revoke execute on procedure add_partitions(regclass, timestamptz, timestamptz) from public;

create table test_results (
  tenant_id uuid not null,
  id uuid not null,
  test_case_id uuid not null,
  feature_id uuid not null,
  build_id uuid,
  status varchar(20) collate "C" not null,
  duration_ms integer,
  error_message text collate "C",
  error_stacktrace text collate "C",
  assertions_run integer,
  assertions_passed integer,
  assertions_failed integer,
  code_coverage_percent numeric(5, 2),
  memory_used_mb integer,
  cpu_percent numeric(5, 2),
  execution_environment varchar(100) collate "C",
  logs jsonb not null default '[]',
  artifacts jsonb not null default '[]',
  executed_by uuid,
  executed_at timestamptz not null default now(),
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint test_results_pk primary key (tenant_id, id),
  constraint test_results_status_check check (status in ('passed', 'failed', 'skipped', 'error')),
  constraint test_results_duration_ms_check check (duration_ms >= 0),
  constraint test_results_assertions_run_check check (assertions_run >= 0),
  constraint test_results_assertions_passed_check check (assertions_passed >= 0),
  constraint test_results_assertions_failed_check check (assertions_failed >= 0),
  constraint test_results_code_coverage_percent_check check (code_coverage_percent between 0 and 100),
  constraint test_results_memory_used_mb_check check (memory_used_mb >= 0),
  constraint test_results_cpu_percent_check check (cpu_percent >= 0),
  constraint test_results_logs_check check (jsonb_typeof(logs) = 'array'),
  constraint test_results_artifacts_check check (jsonb_typeof(artifacts) = 'array')
) partition by range (id);

-- Apart from builds, which stay when what they wrote is retired.
create table build_outputs (
  tenant_id uuid not null,
  id uuid not null,
  build_id uuid not null,
  build_output text collate "C",
  build_errors text collate "C",
  created_at timestamptz not null default now(),
  constraint build_outputs_pk primary key (tenant_id, id)
) partition by range (id);

create table deployments (
  tenant_id uuid not null,
  id uuid not null,
  build_id uuid not null,
  project_id uuid not null,
  service_id uuid,
  environment varchar(50) collate "C" not null,
  status varchar(20) collate "C" not null default 'pending',
  deployment_strategy varchar(20) collate "C" not null default 'blue_green',
  canary_percentage integer not null default 0,
  started_at timestamptz,
  completed_at timestamptz,
  duration_seconds integer,
  deployed_by uuid,
  approved_by uuid,
  approval_notes text collate "C",
  deployment_log text collate "C",
  deployment_errors text collate "C",
  rollback_reason text collate "C",
  rolled_back_at timestamptz,
  rolled_back_to_build_id uuid,
  pre_deployment_checks jsonb not null default '[]',
  post_deployment_checks jsonb not null default '[]',
  health_check_status varchar(20) collate "C" not null default 'healthy',
  endpoints_tested jsonb not null default '[]',
  performance_metrics jsonb not null default '{}',
  error_rate_percent numeric(5, 2),
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint deployments_pk primary key (tenant_id, id),
  constraint deployments_environment_check check (length(btrim(environment)) > 0),
  constraint deployments_status_check check (status in ('pending', 'deploying', 'success', 'failed', 'rolled_back')),
  constraint deployments_deployment_strategy_check check (deployment_strategy in ('blue_green', 'canary', 'rolling', 'ramp')),
  constraint deployments_canary_percentage_check check (canary_percentage between 0 and 100),
  constraint deployments_duration_seconds_check check (duration_seconds >= 0),
  constraint deployments_pre_deployment_checks_check check (jsonb_typeof(pre_deployment_checks) = 'array'),
  constraint deployments_post_deployment_checks_check check (jsonb_typeof(post_deployment_checks) = 'array'),
  constraint deployments_health_check_status_check check (health_check_status in ('healthy', 'unhealthy', 'degraded')),
  constraint deployments_endpoints_tested_check check (jsonb_typeof(endpoints_tested) = 'array'),
  constraint deployments_performance_metrics_check check (jsonb_typeof(performance_metrics) = 'object'),
  constraint deployments_error_rate_percent_check check (error_rate_percent between 0 and 100)
) partition by range (id);

-- resource_id is polymorphic. Addresses are text in the order of text, as everywhere.
create table security_events (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid,
  event_type varchar(100) collate "C" not null,
  severity varchar(20) collate "C" not null,
  description text collate "C" not null,
  ip_address varchar(45) collate "C",
  user_agent varchar(512) collate "C",
  resource_type varchar(50) collate "C",
  resource_id uuid,
  resolved boolean not null default false,
  resolved_at timestamptz,
  resolved_by uuid,
  resolution_notes text collate "C",
  investigation_notes text collate "C",
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint security_events_pk primary key (tenant_id, id),
  constraint security_events_event_type_check check (length(btrim(event_type)) > 0),
  constraint security_events_severity_check check (severity in ('critical', 'high', 'medium', 'low', 'info')),
  constraint security_events_description_check check (length(btrim(description)) > 0),
  constraint security_events_ip_address_check check (ip_address ~ '^[0-9A-Fa-f:.]{2,45}$')
) partition by range (id);

alter table incidents add column deployment_id uuid;

alter table test_results add constraint test_results_test_case_fk
  foreign key (tenant_id, test_case_id) references test_cases (tenant_id, id) on delete cascade;
alter table test_results add constraint test_results_feature_fk
  foreign key (tenant_id, feature_id) references features (tenant_id, id) on delete cascade;
alter table test_results add constraint test_results_build_fk
  foreign key (tenant_id, build_id) references builds (tenant_id, id);
alter table test_results add constraint test_results_executed_by_fk
  foreign key (tenant_id, executed_by) references users (tenant_id, id);
alter table build_outputs add constraint build_outputs_build_fk
  foreign key (tenant_id, build_id) references builds (tenant_id, id) on delete cascade;
alter table deployments add constraint deployments_build_fk
  foreign key (tenant_id, build_id) references builds (tenant_id, id) on delete cascade;
alter table deployments add constraint deployments_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table deployments add constraint deployments_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id);
alter table deployments add constraint deployments_deployed_by_fk
  foreign key (tenant_id, deployed_by) references users (tenant_id, id);
alter table deployments add constraint deployments_approved_by_fk
  foreign key (tenant_id, approved_by) references users (tenant_id, id);
alter table deployments add constraint deployments_rolled_back_to_build_fk
  foreign key (tenant_id, rolled_back_to_build_id) references builds (tenant_id, id);
alter table security_events add constraint security_events_tenant_fk foreign key (tenant_id) references tenants (id);
alter table security_events add constraint security_events_user_fk
  foreign key (tenant_id, user_id) references users (tenant_id, id);
alter table security_events add constraint security_events_resolved_by_fk
  foreign key (tenant_id, resolved_by) references users (tenant_id, id);
alter table defects add constraint defects_test_result_fk
  foreign key (tenant_id, test_result_id) references test_results (tenant_id, id);
alter table incidents add constraint incidents_deployment_fk
  foreign key (tenant_id, deployment_id) references deployments (tenant_id, id);

create index test_results_created_at_idx on test_results (tenant_id, created_at, id) where deleted_at is null;
create index test_results_updated_at_idx on test_results (tenant_id, updated_at, id) where deleted_at is null;
create index deployments_created_at_idx on deployments (tenant_id, created_at, id) where deleted_at is null;
create index deployments_updated_at_idx on deployments (tenant_id, updated_at, id) where deleted_at is null;
create index security_events_created_at_idx on security_events (tenant_id, created_at, id) where deleted_at is null;
create index security_events_updated_at_idx on security_events (tenant_id, updated_at, id) where deleted_at is null;

-- Inverse of each reference. The id last: newest first needs the last month only.
create index test_results_test_case_id_idx on test_results (tenant_id, test_case_id, id);
create index test_results_feature_id_idx on test_results (tenant_id, feature_id, status, created_at, id);
create index test_results_build_id_idx on test_results (tenant_id, build_id, id);
create index test_results_executed_by_idx on test_results (tenant_id, executed_by);
create index build_outputs_build_id_idx on build_outputs (tenant_id, build_id, id);
create index deployments_build_id_idx on deployments (tenant_id, build_id, id);
create index deployments_project_id_idx on deployments (tenant_id, project_id, id);
-- The last deployment of a service into an environment.
create index deployments_service_id_idx on deployments (tenant_id, service_id, environment, id);
create index deployments_deployed_by_idx on deployments (tenant_id, deployed_by);
create index deployments_approved_by_idx on deployments (tenant_id, approved_by);
create index deployments_rolled_back_to_build_id_idx on deployments (tenant_id, rolled_back_to_build_id);
create index security_events_user_id_idx on security_events (tenant_id, user_id, id);
create index security_events_resolved_by_idx on security_events (tenant_id, resolved_by);
create index defects_test_result_id_idx on defects (tenant_id, test_result_id);
create index incidents_deployment_id_idx on incidents (tenant_id, deployment_id);

-- Facets.
create index test_results_status_idx on test_results (tenant_id, status, created_at, id) where deleted_at is null;
create index deployments_environment_idx on deployments (tenant_id, environment, created_at, id) where deleted_at is null;
create index deployments_status_idx on deployments (tenant_id, status, created_at, id) where deleted_at is null;
create index security_events_event_type_idx on security_events (tenant_id, event_type, created_at, id) where deleted_at is null;
create index security_events_severity_idx on security_events (tenant_id, severity, created_at, id) where deleted_at is null;
create index security_events_resolved_idx on security_events (tenant_id, resolved, created_at, id) where deleted_at is null;

-- Recent results with their coverage from the index alone. The specification limits it to 90 days; the predicate of an index cannot hold
-- now(), and months do the same: older ones are separate indexes that nobody reads.
create index test_results_executed_at_idx on test_results (tenant_id, executed_at desc, status)
  include (code_coverage_percent, duration_ms);

call protect_tenant_table('test_results', 'select, insert, update');
call protect_tenant_table('deployments', 'select, insert, update');
call protect_tenant_table('security_events', 'select, insert, update');
call protect_tenant_table('build_outputs', 'select, insert, delete');

-- A year back, for history that is brought along, and two years ahead; or as many months as a setting says.
do $$
declare
  target regclass;
  said constant integer := nullif(current_setting('catalog.partition_months', true), '');
begin
  foreach target in array array['test_results', 'build_outputs', 'deployments', 'security_events']::regclass[] loop
    call add_partitions(target,
      now() + make_interval(months => coalesce(said, 24)), now() - make_interval(months => coalesce(said, 13)));
  end loop;
end $$;

comment on table test_results is 'How a test went, each time it ran. Partitioned by month.';
comment on table build_outputs is 'What builds wrote. Partitioned by month.';
comment on table deployments is 'Builds that were brought into an environment. Partitioned by month.';
comment on table security_events is 'What happened that bears on security. Partitioned by month.';
comment on column incidents.deployment_id is 'The deployment that caused it.';
