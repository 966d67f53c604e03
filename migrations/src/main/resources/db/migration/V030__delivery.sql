-- Software delivery: what is planned, built and tested, and what is known to be wrong with it. What comes by the thousand (results of
-- tests, outputs of builds, deployments, events) follows in a migration of its own, by month.
--
-- Organizations are tenants. Where the specification keeps lists of ids in a document, there is a table: requirement_dependencies,
-- vulnerability_affected_entities. A project has no status "deleted": deleted_at says it.

create table projects (
  tenant_id uuid not null,
  id uuid not null,
  name varchar(255) collate "C" not null,
  slug varchar(255) collate "C" not null,
  description text collate "C",
  repository_url varchar(512) collate "C",
  repository_type varchar(20) collate "C" not null default 'git',
  status varchar(20) collate "C" not null default 'active',
  visibility varchar(20) collate "C" not null default 'private',
  template_type varchar(50) collate "C",
  tech_stack jsonb not null default '[]',
  team_id uuid,
  owner_id uuid not null,
  budget_allocated_cents bigint,
  estimated_hours integer,
  actual_hours integer,
  metadata jsonb not null default '{}',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint projects_pk primary key (tenant_id, id),
  constraint projects_name_check check (length(btrim(name)) >= 2),
  constraint projects_slug_check check (length(btrim(slug)) > 0),
  constraint projects_repository_type_check check (repository_type in ('git', 'svn')),
  constraint projects_status_check check (status in ('active', 'archived')),
  constraint projects_visibility_check check (visibility in ('private', 'internal', 'public')),
  constraint projects_tech_stack_check check (
    case when jsonb_typeof(tech_stack) = 'array'
      then not jsonb_path_exists(tech_stack, 'strict $[*] ? (@.type() != "string")') else false end),
  constraint projects_budget_allocated_cents_check check (budget_allocated_cents >= 0),
  constraint projects_estimated_hours_check check (estimated_hours >= 0),
  constraint projects_actual_hours_check check (actual_hours >= 0),
  constraint projects_metadata_check check (jsonb_typeof(metadata) = 'object')
);

create table requirements (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  title varchar(255) collate "C" not null,
  description text collate "C",
  user_stories jsonb not null default '[]',
  acceptance_criteria jsonb not null default '[]',
  priority varchar(20) collate "C" not null default 'medium',
  status varchar(20) collate "C" not null default 'draft',
  estimated_effort_points integer,
  actual_effort_points integer,
  priority_order integer,
  assigned_to uuid,
  start_date date,
  target_date date,
  completed_date date,
  tags jsonb not null default '[]',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint requirements_pk primary key (tenant_id, id),
  constraint requirements_title_check check (length(btrim(title)) >= 3),
  constraint requirements_user_stories_check check (jsonb_typeof(user_stories) = 'array'),
  constraint requirements_acceptance_criteria_check check (jsonb_typeof(acceptance_criteria) = 'array'),
  constraint requirements_priority_check check (priority in ('critical', 'high', 'medium', 'low')),
  constraint requirements_status_check check (status in ('draft', 'approved', 'in_progress', 'completed', 'rejected')),
  constraint requirements_estimated_effort_points_check check (estimated_effort_points >= 0),
  constraint requirements_actual_effort_points_check check (actual_effort_points >= 0),
  constraint requirements_tags_check check (
    case when jsonb_typeof(tags) = 'array'
      then not jsonb_path_exists(tags, 'strict $[*] ? (@.type() != "string")') else false end)
);

create table features (
  tenant_id uuid not null,
  id uuid not null,
  requirement_id uuid not null,
  project_id uuid not null,
  name varchar(255) collate "C" not null,
  description text collate "C",
  implementation_status varchar(20) collate "C" not null default 'not_started',
  implementation_notes jsonb not null default '[]',
  developer_id uuid,
  branch_name varchar(255) collate "C",
  pull_request_url varchar(512) collate "C",
  code_review_status varchar(20) collate "C" not null default 'pending',
  estimated_hours integer,
  actual_hours integer,
  complexity_points integer,
  start_date timestamptz,
  completed_date timestamptz,
  blocked_reason text collate "C",
  metadata jsonb not null default '{}',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint features_pk primary key (tenant_id, id),
  constraint features_name_check check (length(btrim(name)) >= 2),
  constraint features_implementation_status_check check (
    implementation_status in ('not_started', 'in_progress', 'completed', 'blocked')),
  constraint features_implementation_notes_check check (jsonb_typeof(implementation_notes) = 'array'),
  constraint features_code_review_status_check check (
    code_review_status in ('pending', 'approved', 'rejected', 'changes_requested')),
  constraint features_estimated_hours_check check (estimated_hours >= 0),
  constraint features_actual_hours_check check (actual_hours >= 0),
  constraint features_complexity_points_check check (complexity_points between 1 and 13),
  constraint features_metadata_check check (jsonb_typeof(metadata) = 'object')
);

create table test_cases (
  tenant_id uuid not null,
  id uuid not null,
  feature_id uuid not null,
  project_id uuid not null,
  name varchar(255) collate "C" not null,
  description text collate "C",
  test_type varchar(20) collate "C" not null,
  priority varchar(20) collate "C" not null default 'medium',
  status varchar(20) collate "C" not null default 'active',
  preconditions jsonb not null default '[]',
  steps jsonb not null default '[]',
  expected_result text collate "C",
  test_data jsonb not null default '{}',
  automated boolean not null default false,
  automation_tool varchar(100) collate "C",
  automation_script_path varchar(512) collate "C",
  coverage_areas jsonb not null default '[]',
  last_run_at timestamptz,
  last_run_status varchar(20) collate "C",
  run_count integer not null default 0,
  pass_count integer not null default 0,
  fail_count integer not null default 0,
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint test_cases_pk primary key (tenant_id, id),
  constraint test_cases_name_check check (length(btrim(name)) >= 3),
  constraint test_cases_test_type_check check (
    test_type in ('unit', 'integration', 'e2e', 'performance', 'security', 'accessibility')),
  constraint test_cases_priority_check check (priority in ('critical', 'high', 'medium', 'low')),
  constraint test_cases_status_check check (status in ('active', 'deprecated', 'disabled')),
  constraint test_cases_preconditions_check check (jsonb_typeof(preconditions) = 'array'),
  constraint test_cases_steps_check check (jsonb_typeof(steps) = 'array'),
  constraint test_cases_test_data_check check (jsonb_typeof(test_data) = 'object'),
  constraint test_cases_coverage_areas_check check (
    case when jsonb_typeof(coverage_areas) = 'array'
      then not jsonb_path_exists(coverage_areas, 'strict $[*] ? (@.type() != "string")') else false end),
  constraint test_cases_last_run_status_check check (last_run_status in ('passed', 'failed', 'skipped')),
  constraint test_cases_run_count_check check (run_count >= 0),
  constraint test_cases_pass_count_check check (pass_count >= 0),
  constraint test_cases_fail_count_check check (fail_count >= 0)
);

create table builds (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  feature_id uuid not null,
  repository_id uuid,
  service_id uuid,
  build_number integer not null,
  version_tag varchar(50) collate "C" not null,
  git_commit_hash varchar(40) collate "C" not null,
  git_branch varchar(255) collate "C" not null,
  status varchar(20) collate "C" not null default 'pending',
  started_at timestamptz,
  completed_at timestamptz,
  duration_seconds integer,
  triggered_by uuid,
  artifact_path varchar(512) collate "C",
  artifact_size_bytes bigint,
  docker_image_url varchar(512) collate "C",
  docker_image_size_bytes bigint,
  tests_run integer not null default 0,
  tests_passed integer not null default 0,
  tests_failed integer not null default 0,
  code_coverage_percent numeric(5, 2),
  security_scan_status varchar(20) collate "C" not null default 'pending',
  vulnerabilities_critical integer not null default 0,
  vulnerabilities_high integer not null default 0,
  vulnerabilities_medium integer not null default 0,
  vulnerabilities_low integer not null default 0,
  performance_metrics jsonb not null default '{}',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint builds_pk primary key (tenant_id, id),
  constraint builds_build_number_check check (build_number > 0),
  constraint builds_version_tag_check check (length(btrim(version_tag)) > 0),
  constraint builds_git_commit_hash_check check (length(btrim(git_commit_hash)) > 0),
  constraint builds_git_branch_check check (length(btrim(git_branch)) > 0),
  constraint builds_status_check check (status in ('pending', 'building', 'success', 'failed', 'cancelled')),
  constraint builds_duration_seconds_check check (duration_seconds >= 0),
  constraint builds_artifact_size_bytes_check check (artifact_size_bytes >= 0),
  constraint builds_docker_image_size_bytes_check check (docker_image_size_bytes >= 0),
  constraint builds_tests_run_check check (tests_run >= 0),
  constraint builds_tests_passed_check check (tests_passed >= 0),
  constraint builds_tests_failed_check check (tests_failed >= 0),
  constraint builds_code_coverage_percent_check check (code_coverage_percent between 0 and 100),
  constraint builds_security_scan_status_check check (security_scan_status in ('pending', 'passed', 'failed', 'warnings')),
  constraint builds_vulnerabilities_critical_check check (vulnerabilities_critical >= 0),
  constraint builds_vulnerabilities_high_check check (vulnerabilities_high >= 0),
  constraint builds_vulnerabilities_medium_check check (vulnerabilities_medium >= 0),
  constraint builds_vulnerabilities_low_check check (vulnerabilities_low >= 0),
  constraint builds_performance_metrics_check check (jsonb_typeof(performance_metrics) = 'object')
);

-- The next number of a project's builds. A row of its own, so that builds do not wait for whoever edits the project.
create table build_counters (
  tenant_id uuid not null,
  project_id uuid not null,
  last_number integer not null default 0,
  constraint build_counters_pk primary key (tenant_id, project_id),
  constraint build_counters_last_number_check check (last_number >= 0)
);

create table defects (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  feature_id uuid,
  test_result_id uuid,
  incident_id uuid,
  title varchar(255) collate "C" not null,
  description text collate "C" not null,
  severity varchar(20) collate "C" not null,
  priority varchar(20) collate "C" not null,
  status varchar(20) collate "C" not null default 'open',
  type varchar(20) collate "C" not null default 'bug',
  assigned_to uuid,
  reported_by uuid not null,
  reproduction_steps text collate "C",
  environment varchar(100) collate "C",
  affected_version varchar(50) collate "C",
  fixed_version varchar(50) collate "C",
  root_cause text collate "C",
  fix_description text collate "C",
  estimated_fix_hours integer,
  actual_fix_hours integer,
  due_date date,
  resolved_at timestamptz,
  verified_at timestamptz,
  verified_by uuid,
  labels jsonb not null default '[]',
  attachments jsonb not null default '[]',
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint defects_pk primary key (tenant_id, id),
  constraint defects_title_check check (length(btrim(title)) >= 5),
  constraint defects_description_check check (length(btrim(description)) > 0),
  constraint defects_severity_check check (severity in ('critical', 'high', 'medium', 'low')),
  constraint defects_priority_check check (priority in ('critical', 'high', 'medium', 'low')),
  constraint defects_status_check check (
    status in ('open', 'assigned', 'in_progress', 'resolved', 'verified', 'closed', 'wont_fix')),
  constraint defects_type_check check (type in ('bug', 'enhancement', 'documentation', 'task')),
  constraint defects_estimated_fix_hours_check check (estimated_fix_hours >= 0),
  constraint defects_actual_fix_hours_check check (actual_fix_hours >= 0),
  constraint defects_labels_check check (
    case when jsonb_typeof(labels) = 'array'
      then not jsonb_path_exists(labels, 'strict $[*] ? (@.type() != "string")') else false end),
  constraint defects_attachments_check check (jsonb_typeof(attachments) = 'array')
);

create table vulnerabilities (
  tenant_id uuid not null,
  id uuid not null,
  project_id uuid not null,
  cve_id varchar(50) collate "C",
  title varchar(255) collate "C" not null,
  description text collate "C",
  severity varchar(20) collate "C" not null,
  cvss_score numeric(3, 1),
  affected_version varchar(100) collate "C",
  fixed_version varchar(100) collate "C",
  package_ecosystem varchar(100) collate "C",
  package_name varchar(255) collate "C",
  status varchar(20) collate "C" not null default 'open',
  discovered_at timestamptz,
  acknowledged_at timestamptz,
  remediated_at timestamptz,
  assigned_to uuid,
  remediation_notes text collate "C",
  remediation_url varchar(512) collate "C",
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint vulnerabilities_pk primary key (tenant_id, id),
  constraint vulnerabilities_title_check check (length(btrim(title)) > 0),
  constraint vulnerabilities_severity_check check (severity in ('critical', 'high', 'medium', 'low')),
  constraint vulnerabilities_cvss_score_check check (cvss_score between 0 and 10),
  constraint vulnerabilities_status_check check (
    status in ('open', 'acknowledged', 'remediated', 'false_positive', 'accepted_risk'))
);

-- resource_id is polymorphic: resource_type says which collection it belongs to, and no foreign key can.
create table access_control (
  tenant_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  resource_type varchar(50) collate "C" not null,
  resource_id uuid not null,
  permission varchar(20) collate "C" not null,
  granted_at timestamptz not null default now(),
  granted_by uuid,
  expires_at timestamptz,
  reason text collate "C",
  row_version bigint not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  created_by uuid,
  updated_by uuid,
  deleted_at timestamptz,
  constraint access_control_pk primary key (tenant_id, id),
  constraint access_control_resource_type_check check (length(btrim(resource_type)) > 0),
  constraint access_control_permission_check check (permission in ('read', 'write', 'admin', 'owner'))
);

create table requirement_dependencies (
  tenant_id uuid not null,
  requirement_id uuid not null,
  depends_on_requirement_id uuid not null,
  constraint requirement_dependencies_pk primary key (tenant_id, requirement_id, depends_on_requirement_id),
  constraint requirement_dependencies_depends_on_requirement_id_check check (depends_on_requirement_id <> requirement_id)
);

create table project_products (
  tenant_id uuid not null,
  project_id uuid not null,
  product_id uuid not null,
  constraint project_products_pk primary key (tenant_id, project_id, product_id)
);

create table project_services (
  tenant_id uuid not null,
  project_id uuid not null,
  service_id uuid not null,
  constraint project_services_pk primary key (tenant_id, project_id, service_id)
);

create table project_components (
  tenant_id uuid not null,
  project_id uuid not null,
  component_id uuid not null,
  constraint project_components_pk primary key (tenant_id, project_id, component_id)
);

create table project_repositories (
  tenant_id uuid not null,
  project_id uuid not null,
  repository_id uuid not null,
  constraint project_repositories_pk primary key (tenant_id, project_id, repository_id)
);

-- entity_id is polymorphic: entity_type says which table it refers to, and no foreign key can.
create table vulnerability_affected_entities (
  tenant_id uuid not null,
  vulnerability_id uuid not null,
  entity_type varchar(20) collate "C" not null,
  entity_id uuid not null,
  constraint vulnerability_affected_entities_pk primary key (tenant_id, vulnerability_id, entity_type, entity_id),
  constraint vulnerability_affected_entities_entity_type_check check (entity_type in ('services', 'components', 'resources'))
);

-- References. What belongs to a project goes with it, should one ever be removed for good.

alter table projects add constraint projects_tenant_fk foreign key (tenant_id) references tenants (id);
alter table projects add constraint projects_team_fk
  foreign key (tenant_id, team_id) references teams (tenant_id, id);
alter table projects add constraint projects_owner_fk
  foreign key (tenant_id, owner_id) references users (tenant_id, id);
alter table requirements add constraint requirements_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table requirements add constraint requirements_assigned_to_fk
  foreign key (tenant_id, assigned_to) references users (tenant_id, id);
alter table features add constraint features_requirement_fk
  foreign key (tenant_id, requirement_id) references requirements (tenant_id, id) on delete cascade;
alter table features add constraint features_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table features add constraint features_developer_fk
  foreign key (tenant_id, developer_id) references users (tenant_id, id);
alter table test_cases add constraint test_cases_feature_fk
  foreign key (tenant_id, feature_id) references features (tenant_id, id) on delete cascade;
alter table test_cases add constraint test_cases_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table builds add constraint builds_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table builds add constraint builds_feature_fk
  foreign key (tenant_id, feature_id) references features (tenant_id, id) on delete cascade;
alter table builds add constraint builds_repository_fk
  foreign key (tenant_id, repository_id) references repositories (tenant_id, id);
alter table builds add constraint builds_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id);
alter table builds add constraint builds_triggered_by_fk
  foreign key (tenant_id, triggered_by) references users (tenant_id, id);
alter table build_counters add constraint build_counters_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table defects add constraint defects_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table defects add constraint defects_feature_fk
  foreign key (tenant_id, feature_id) references features (tenant_id, id);
alter table defects add constraint defects_incident_fk
  foreign key (tenant_id, incident_id) references incidents (tenant_id, id);
alter table defects add constraint defects_assigned_to_fk
  foreign key (tenant_id, assigned_to) references users (tenant_id, id);
alter table defects add constraint defects_reported_by_fk
  foreign key (tenant_id, reported_by) references users (tenant_id, id);
alter table defects add constraint defects_verified_by_fk
  foreign key (tenant_id, verified_by) references users (tenant_id, id);
alter table vulnerabilities add constraint vulnerabilities_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table vulnerabilities add constraint vulnerabilities_assigned_to_fk
  foreign key (tenant_id, assigned_to) references users (tenant_id, id);
alter table access_control add constraint access_control_user_fk
  foreign key (tenant_id, user_id) references users (tenant_id, id) on delete cascade;
alter table access_control add constraint access_control_granted_by_fk
  foreign key (tenant_id, granted_by) references users (tenant_id, id);
alter table requirement_dependencies add constraint requirement_dependencies_requirement_fk
  foreign key (tenant_id, requirement_id) references requirements (tenant_id, id) on delete cascade;
alter table requirement_dependencies add constraint requirement_dependencies_depends_on_requirement_fk
  foreign key (tenant_id, depends_on_requirement_id) references requirements (tenant_id, id) on delete cascade;
alter table project_products add constraint project_products_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table project_products add constraint project_products_product_fk
  foreign key (tenant_id, product_id) references products (tenant_id, id) on delete cascade;
alter table project_services add constraint project_services_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table project_services add constraint project_services_service_fk
  foreign key (tenant_id, service_id) references services (tenant_id, id) on delete cascade;
alter table project_components add constraint project_components_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table project_components add constraint project_components_component_fk
  foreign key (tenant_id, component_id) references components (tenant_id, id) on delete cascade;
alter table project_repositories add constraint project_repositories_project_fk
  foreign key (tenant_id, project_id) references projects (tenant_id, id) on delete cascade;
alter table project_repositories add constraint project_repositories_repository_fk
  foreign key (tenant_id, repository_id) references repositories (tenant_id, id) on delete cascade;
alter table vulnerability_affected_entities add constraint vulnerability_affected_entities_vulnerability_fk
  foreign key (tenant_id, vulnerability_id) references vulnerabilities (tenant_id, id) on delete cascade;

-- Unique among live rows.
create unique index projects_slug_live_key on projects (tenant_id, slug) where deleted_at is null;
create unique index builds_build_number_live_key on builds (tenant_id, project_id, build_number) where deleted_at is null;
create unique index access_control_resource_live_key
  on access_control (tenant_id, user_id, resource_type, resource_id) where deleted_at is null;

-- Newest first and last changed first.
create index projects_created_at_idx on projects (tenant_id, created_at, id) where deleted_at is null;
create index projects_updated_at_idx on projects (tenant_id, updated_at, id) where deleted_at is null;
create index requirements_created_at_idx on requirements (tenant_id, created_at, id) where deleted_at is null;
create index requirements_updated_at_idx on requirements (tenant_id, updated_at, id) where deleted_at is null;
create index features_created_at_idx on features (tenant_id, created_at, id) where deleted_at is null;
create index features_updated_at_idx on features (tenant_id, updated_at, id) where deleted_at is null;
create index test_cases_created_at_idx on test_cases (tenant_id, created_at, id) where deleted_at is null;
create index test_cases_updated_at_idx on test_cases (tenant_id, updated_at, id) where deleted_at is null;
create index builds_created_at_idx on builds (tenant_id, created_at, id) where deleted_at is null;
create index builds_updated_at_idx on builds (tenant_id, updated_at, id) where deleted_at is null;
create index defects_created_at_idx on defects (tenant_id, created_at, id) where deleted_at is null;
create index defects_updated_at_idx on defects (tenant_id, updated_at, id) where deleted_at is null;
create index vulnerabilities_created_at_idx on vulnerabilities (tenant_id, created_at, id) where deleted_at is null;
create index vulnerabilities_updated_at_idx on vulnerabilities (tenant_id, updated_at, id) where deleted_at is null;
create index access_control_created_at_idx on access_control (tenant_id, created_at, id) where deleted_at is null;
create index access_control_updated_at_idx on access_control (tenant_id, updated_at, id) where deleted_at is null;

-- By what people call them.
create index projects_name_idx on projects (tenant_id, name, id) where deleted_at is null;
create index requirements_title_idx on requirements (tenant_id, title, id) where deleted_at is null;
create index features_name_idx on features (tenant_id, name, id) where deleted_at is null;
create index test_cases_name_idx on test_cases (tenant_id, name, id) where deleted_at is null;
create index builds_version_tag_idx on builds (tenant_id, version_tag, id) where deleted_at is null;
create index defects_title_idx on defects (tenant_id, title, id) where deleted_at is null;
create index vulnerabilities_title_idx on vulnerabilities (tenant_id, title, id) where deleted_at is null;
create index access_control_resource_type_idx on access_control (tenant_id, resource_type, id) where deleted_at is null;

-- Inverse of each reference, in the order in which the far end shows them. An id is as old as what it names: the last build of
-- a service is the last entry of its range.
create index projects_team_id_idx on projects (tenant_id, team_id, name, id);
create index projects_owner_id_idx on projects (tenant_id, owner_id);
create index requirements_project_id_idx on requirements (tenant_id, project_id, title, id);
create index requirements_assigned_to_idx on requirements (tenant_id, assigned_to);
create index features_requirement_id_idx on features (tenant_id, requirement_id, name, id);
create index features_project_id_idx on features (tenant_id, project_id, implementation_status, name, id);
create index features_developer_id_idx on features (tenant_id, developer_id);
create index test_cases_feature_id_idx on test_cases (tenant_id, feature_id, name, id);
create index test_cases_project_id_idx on test_cases (tenant_id, project_id, name, id);
create index builds_project_id_idx on builds (tenant_id, project_id, id);
create index builds_feature_id_idx on builds (tenant_id, feature_id, id);
create index builds_repository_id_idx on builds (tenant_id, repository_id, id);
create index builds_service_id_idx on builds (tenant_id, service_id, id);
create index builds_triggered_by_idx on builds (tenant_id, triggered_by);
create index defects_project_id_idx on defects (tenant_id, project_id, id);
create index defects_feature_id_idx on defects (tenant_id, feature_id, id);
create index defects_incident_id_idx on defects (tenant_id, incident_id);
create index defects_assigned_to_idx on defects (tenant_id, assigned_to);
create index defects_reported_by_idx on defects (tenant_id, reported_by);
create index defects_verified_by_idx on defects (tenant_id, verified_by);
create index vulnerabilities_project_id_idx on vulnerabilities (tenant_id, project_id, id);
create index vulnerabilities_assigned_to_idx on vulnerabilities (tenant_id, assigned_to);
create index access_control_user_id_idx on access_control (tenant_id, user_id);
create index access_control_granted_by_idx on access_control (tenant_id, granted_by);
create index access_control_resource_id_idx on access_control (tenant_id, resource_type, resource_id);

-- Facets: the value, then the order of the list.
create index projects_status_idx on projects (tenant_id, status, name, id) where deleted_at is null;
create index requirements_status_idx on requirements (tenant_id, status, title, id) where deleted_at is null;
create index requirements_priority_idx on requirements (tenant_id, priority, title, id) where deleted_at is null;
create index requirements_target_date_idx on requirements (tenant_id, target_date, title, id) where deleted_at is null;
create index features_implementation_status_idx on features (tenant_id, implementation_status, name, id) where deleted_at is null;
create index test_cases_test_type_idx on test_cases (tenant_id, test_type, name, id) where deleted_at is null;
create index test_cases_status_idx on test_cases (tenant_id, status, name, id) where deleted_at is null;
create index builds_status_idx on builds (tenant_id, status, created_at, id) where deleted_at is null;
create index builds_git_commit_hash_idx on builds (tenant_id, git_commit_hash, id) where deleted_at is null;
create index defects_status_idx on defects (tenant_id, status, created_at, id) where deleted_at is null;
create index defects_severity_idx on defects (tenant_id, severity, created_at, id) where deleted_at is null;
create index vulnerabilities_severity_idx on vulnerabilities (tenant_id, severity, created_at, id) where deleted_at is null;
create index vulnerabilities_status_idx on vulnerabilities (tenant_id, status, created_at, id) where deleted_at is null;
create index vulnerabilities_cve_id_idx on vulnerabilities (tenant_id, cve_id, id) where deleted_at is null;
create index access_control_permission_idx on access_control (tenant_id, permission, id) where deleted_at is null;

-- Links from their far end.
create index project_products_product_id_idx on project_products (tenant_id, product_id, project_id);
create index project_services_service_id_idx on project_services (tenant_id, service_id, project_id);
create index project_components_component_id_idx on project_components (tenant_id, component_id, project_id);
create index project_repositories_repository_id_idx on project_repositories (tenant_id, repository_id, project_id);
create index requirement_dependencies_depends_on_requirement_id_idx
  on requirement_dependencies (tenant_id, depends_on_requirement_id, requirement_id);
create index vulnerability_affected_entities_entity_idx
  on vulnerability_affected_entities (tenant_id, entity_type, entity_id, vulnerability_id);

-- Counters are kept with the results: room for them on the page.
alter table test_cases set (fillfactor = 80);

call protect_tenant_table('projects', 'select, insert, update');
call protect_tenant_table('requirements', 'select, insert, update');
call protect_tenant_table('features', 'select, insert, update');
call protect_tenant_table('test_cases', 'select, insert, update');
call protect_tenant_table('builds', 'select, insert, update');
call protect_tenant_table('defects', 'select, insert, update');
call protect_tenant_table('vulnerabilities', 'select, insert, update');
call protect_tenant_table('access_control', 'select, insert, update');
call protect_tenant_table('build_counters', 'select, insert, update');
call protect_tenant_table('requirement_dependencies', 'select, insert, delete');
call protect_tenant_table('project_products', 'select, insert, delete');
call protect_tenant_table('project_services', 'select, insert, delete');
call protect_tenant_table('project_components', 'select, insert, delete');
call protect_tenant_table('project_repositories', 'select, insert, delete');
call protect_tenant_table('vulnerability_affected_entities', 'select, insert, delete');

comment on table projects is 'Undertakings that build software.';
comment on column projects.budget_allocated_cents is 'In hundredths of the currency; 32 bits would end at 21 million.';
comment on table requirements is 'What a project has to achieve.';
comment on table features is 'What a requirement is met by.';
comment on table test_cases is 'How a feature is tested, and how that went so far.';
comment on column test_cases.last_run_status is 'Of the latest result; an error counts as failed.';
comment on table builds is 'Software made of a commit.';
comment on table build_counters is 'The last number given to a build of each project.';
comment on table defects is 'What is wrong with a project, and what became of it.';
comment on column defects.incident_id is 'The incident that brought it to light.';
comment on table vulnerabilities is 'Weaknesses of a project that somebody could use.';
comment on column vulnerabilities.package_name is 'The package it is in, as OSV calls it in its ecosystem; null where it is in no package.';
comment on table access_control is 'Who was granted what on one entity, by whom, why and until when.';
comment on column access_control.resource_type is 'The collection of the entity.';
comment on table requirement_dependencies is 'Which requirements a requirement depends on.';
comment on table project_products is 'The products a project works for.';
comment on table project_services is 'The services a project owns.';
comment on table project_components is 'The components a project owns.';
comment on table project_repositories is 'The repositories a project owns.';
comment on table vulnerability_affected_entities is 'What a vulnerability affects.';
