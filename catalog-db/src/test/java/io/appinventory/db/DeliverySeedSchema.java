package io.appinventory.db;

import java.util.List;
import java.util.stream.Stream;

/**
 * The data model of software delivery as it was specified, to hold the schema against; written as
 * {@link SeedSchema} is.
 *
 * <p>It departs from the specification where that says otherwise: enumerations are text with a
 * check; what has a default is never null; money and sizes have 64 bits; addresses are text; lists
 * of ids are tables ({@code requirements.dependencies}, {@code
 * vulnerabilities.affected_components}); outputs of builds are rows of their own; a project that is
 * deleted has no status for it; who created a row stands in its header.
 */
final class DeliverySeedSchema {
  /** Indexed within a tenant. */
  static final List<String> INDEXED =
      List.of(
          "access_control(permission)",
          "access_control(resource_type, resource_id)",
          "access_control(user_id)",
          "builds(created_at)",
          "builds(git_commit_hash)",
          "builds(project_id)",
          "builds(status)",
          "builds(version_tag)",
          "defects(assigned_to)",
          "defects(created_at)",
          "defects(project_id)",
          "defects(severity)",
          "defects(status)",
          "deployments(build_id)",
          "deployments(created_at)",
          "deployments(environment)",
          "deployments(project_id)",
          "deployments(status)",
          "features(created_at)",
          "features(developer_id)",
          "features(implementation_status)",
          "features(project_id)",
          "features(project_id, implementation_status)",
          "features(requirement_id)",
          "projects(created_at)",
          "projects(owner_id)",
          "projects(status)",
          "requirements(assigned_to)",
          "requirements(priority)",
          "requirements(project_id)",
          "requirements(status)",
          "requirements(target_date)",
          "security_events(created_at)",
          "security_events(resolved)",
          "security_events(severity)",
          "test_cases(feature_id)",
          "test_cases(project_id)",
          "test_cases(status)",
          "test_cases(test_type)",
          "test_results(build_id)",
          "test_results(executed_at)",
          "test_results(executed_at, status)",
          "test_results(feature_id)",
          "test_results(feature_id, status, created_at)",
          "test_results(status)",
          "test_results(test_case_id)",
          "vulnerabilities(cve_id)",
          "vulnerabilities(project_id)",
          "vulnerabilities(severity)",
          "vulnerabilities(status)");

  /** References and what a delete does to the rows that refer. */
  static final List<String> REFERENCES =
      List.of(
          "projects(owner_id) -> users",
          "requirements(project_id) -> projects cascade",
          "requirements(assigned_to) -> users",
          "features(requirement_id) -> requirements cascade",
          "features(project_id) -> projects cascade",
          "features(developer_id) -> users",
          "test_cases(feature_id) -> features cascade",
          "test_cases(project_id) -> projects cascade",
          "test_results(test_case_id) -> test_cases cascade",
          "test_results(feature_id) -> features cascade",
          "test_results(build_id) -> builds",
          "test_results(executed_by) -> users",
          "defects(project_id) -> projects cascade",
          "defects(feature_id) -> features",
          "defects(test_result_id) -> test_results",
          "defects(assigned_to) -> users",
          "defects(reported_by) -> users",
          "defects(verified_by) -> users",
          "builds(project_id) -> projects cascade",
          "builds(feature_id) -> features cascade",
          "builds(triggered_by) -> users",
          "deployments(build_id) -> builds cascade",
          "deployments(project_id) -> projects cascade",
          "deployments(deployed_by) -> users",
          "deployments(approved_by) -> users",
          "deployments(rolled_back_to_build_id) -> builds",
          "security_events(user_id) -> users",
          "security_events(resolved_by) -> users",
          "vulnerabilities(project_id) -> projects cascade",
          "vulnerabilities(assigned_to) -> users",
          "access_control(user_id) -> users cascade",
          "access_control(granted_by) -> users",
          "projects(team_id) -> teams",
          "defects(incident_id) -> incidents",
          "builds(repository_id) -> repositories",
          "builds(service_id) -> services",
          "deployments(service_id) -> services");

  /** The closed vocabularies. */
  static final List<String> VOCABULARIES =
      List.of(
          "projects.repository_type: git, svn",
          "projects.status: active, archived",
          "projects.visibility: private, internal, public",
          "requirements.priority: critical, high, medium, low",
          "requirements.status: draft, approved, in_progress, completed, rejected",
          "features.implementation_status: not_started, in_progress, completed, blocked",
          "features.code_review_status: pending, approved, rejected, changes_requested",
          "test_cases.test_type: unit, integration, e2e, performance, security, accessibility",
          "test_cases.priority: critical, high, medium, low",
          "test_cases.status: active, deprecated, disabled",
          "test_cases.last_run_status: passed, failed, skipped",
          "test_results.status: passed, failed, skipped, error",
          "defects.severity: critical, high, medium, low",
          "defects.priority: critical, high, medium, low",
          "defects.status: open, assigned, in_progress, resolved, verified, closed, wont_fix",
          "defects.type: bug, enhancement, documentation, task",
          "builds.status: pending, building, success, failed, cancelled",
          "builds.security_scan_status: pending, passed, failed, warnings",
          "deployments.status: pending, deploying, success, failed, rolled_back",
          "deployments.deployment_strategy: blue_green, canary, rolling, ramp",
          "deployments.health_check_status: healthy, unhealthy, degraded",
          "security_events.severity: critical, high, medium, low, info",
          "vulnerabilities.severity: critical, high, medium, low",
          "vulnerabilities.status: open, acknowledged, remediated, false_positive, accepted_risk",
          "access_control.permission: read, write, admin, owner");

  private DeliverySeedSchema() {}

  /** {@code seed-delivery.txt}. */
  static Stream<SeedSchema.SeedTable> tables() {
    return SeedSchema.tables("seed-delivery.txt");
  }
}
