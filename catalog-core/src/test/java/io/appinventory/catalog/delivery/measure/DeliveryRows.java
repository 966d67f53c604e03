package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.BUILDS;
import static io.appinventory.db.schema.Tables.DEFECTS;
import static io.appinventory.db.schema.Tables.DEPLOYMENTS;
import static io.appinventory.db.schema.Tables.FEATURES;
import static io.appinventory.db.schema.Tables.INCIDENTS;
import static io.appinventory.db.schema.Tables.INCIDENT_TIMELINE_ENTRIES;
import static io.appinventory.db.schema.Tables.PRODUCTS;
import static io.appinventory.db.schema.Tables.PRODUCT_SERVICES;
import static io.appinventory.db.schema.Tables.PROJECTS;
import static io.appinventory.db.schema.Tables.REQUIREMENTS;
import static io.appinventory.db.schema.Tables.SERVICES;
import static io.appinventory.db.schema.Tables.TEAMS;
import static io.appinventory.db.schema.Tables.TEST_CASES;
import static io.appinventory.db.schema.Tables.TEST_RESULTS;
import static io.appinventory.db.schema.Tables.USERS;
import static io.appinventory.db.schema.Tables.VULNERABILITIES;

import io.appinventory.db.schema.tables.records.DefectsRecord;
import io.appinventory.db.schema.tables.records.DeploymentsRecord;
import io.appinventory.db.schema.tables.records.VulnerabilitiesRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes rows of one tenant's deliveries as they are, past the rules, at any time. */
final class DeliveryRows {
  private static final AtomicInteger COUNT = new AtomicInteger();

  final DSLContext owner;
  final UUID tenant;
  final UUID user;
  final UUID project;
  final UUID requirement;
  final UUID feature;

  DeliveryRows(DSLContext owner, UUID tenant) {
    this.owner = owner;
    this.tenant = tenant;
    this.user = id(Instant.EPOCH);
    owner
        .insertInto(USERS)
        .set(USERS.TENANT_ID, tenant)
        .set(USERS.ID, user)
        .set(USERS.DISPLAY_NAME, "Ada")
        .set(USERS.EMAIL, "ada@acme.example")
        .execute();
    this.project = project();
    this.requirement = id(Instant.EPOCH);
    owner
        .insertInto(REQUIREMENTS)
        .set(REQUIREMENTS.TENANT_ID, tenant)
        .set(REQUIREMENTS.ID, requirement)
        .set(REQUIREMENTS.PROJECT_ID, project)
        .set(REQUIREMENTS.TITLE, "It works")
        .execute();
    this.feature = id(Instant.EPOCH);
    owner
        .insertInto(FEATURES)
        .set(FEATURES.TENANT_ID, tenant)
        .set(FEATURES.ID, feature)
        .set(FEATURES.REQUIREMENT_ID, requirement)
        .set(FEATURES.PROJECT_ID, project)
        .set(FEATURES.NAME, "All of it")
        .execute();
  }

  /** A new id that was made then. */
  static UUID id(Instant made) {
    return new UUID(
        made.toEpochMilli() << 16 | 0x7000L | COUNT.get() & 0xFFF,
        0x8000_0000_0000_0000L | COUNT.incrementAndGet());
  }

  UUID project() {
    UUID id = id(Instant.EPOCH);
    owner
        .insertInto(PROJECTS)
        .set(PROJECTS.TENANT_ID, tenant)
        .set(PROJECTS.ID, id)
        .set(PROJECTS.NAME, "Project")
        .set(PROJECTS.SLUG, id.toString())
        .set(PROJECTS.OWNER_ID, user)
        .execute();
    return id;
  }

  UUID team(String name) {
    UUID id = id(Instant.EPOCH);
    owner
        .insertInto(TEAMS)
        .set(TEAMS.TENANT_ID, tenant)
        .set(TEAMS.ID, id)
        .set(TEAMS.NAME, name)
        .execute();
    return id;
  }

  UUID service(String name, @Nullable UUID team) {
    UUID id = id(Instant.EPOCH);
    owner
        .insertInto(SERVICES)
        .set(SERVICES.TENANT_ID, tenant)
        .set(SERVICES.ID, id)
        .set(SERVICES.NAME, name)
        .set(SERVICES.TYPE, "api")
        .set(SERVICES.TEAM_ID, team)
        .execute();
    return id;
  }

  UUID product(String name, UUID... services) {
    UUID id = id(Instant.EPOCH);
    owner
        .insertInto(PRODUCTS)
        .set(PRODUCTS.TENANT_ID, tenant)
        .set(PRODUCTS.ID, id)
        .set(PRODUCTS.NAME, name)
        .execute();
    for (UUID service : services) {
      owner
          .insertInto(PRODUCT_SERVICES)
          .set(PRODUCT_SERVICES.TENANT_ID, tenant)
          .set(PRODUCT_SERVICES.PRODUCT_ID, id)
          .set(PRODUCT_SERVICES.SERVICE_ID, service)
          .execute();
    }
    return id;
  }

  UUID build(Instant started) {
    UUID id = id(started);
    owner
        .insertInto(BUILDS)
        .set(BUILDS.TENANT_ID, tenant)
        .set(BUILDS.ID, id)
        .set(BUILDS.PROJECT_ID, project)
        .set(BUILDS.FEATURE_ID, feature)
        .set(BUILDS.BUILD_NUMBER, COUNT.incrementAndGet())
        .set(BUILDS.VERSION_TAG, "1")
        .set(BUILDS.GIT_COMMIT_HASH, "c0ffee")
        .set(BUILDS.GIT_BRANCH, "main")
        .set(BUILDS.STATUS, "success")
        .set(BUILDS.STARTED_AT, started)
        .set(BUILDS.CREATED_AT, started)
        .execute();
    return id;
  }

  /** A deployment into production; written by {@link #write}. */
  DeploymentsRecord deployment(UUID service, UUID build, String status, @Nullable Instant over) {
    Instant created = over == null ? Instant.parse("2024-03-01T00:00:00Z") : over;
    DeploymentsRecord row = owner.newRecord(DEPLOYMENTS);
    row.setTenantId(tenant);
    row.setId(id(created));
    row.setBuildId(build);
    row.setProjectId(project);
    row.setServiceId(service);
    row.setEnvironment("production");
    row.setStatus(status);
    row.setCompletedAt(over);
    row.setCreatedAt(created);
    return row;
  }

  /** Writes a deployment. */
  UUID write(DeploymentsRecord row) {
    owner.executeInsert(row);
    return row.getId();
  }

  UUID deploy(UUID service, UUID build, String status, Instant over) {
    return write(deployment(service, build, status, over));
  }

  UUID incident(UUID deployment, Instant created, @Nullable Instant resolved) {
    UUID id = id(created);
    owner
        .insertInto(INCIDENTS)
        .set(INCIDENTS.TENANT_ID, tenant)
        .set(INCIDENTS.ID, id)
        .set(INCIDENTS.TITLE, "Incident")
        .set(INCIDENTS.SEVERITY, "major")
        .set(INCIDENTS.STATUS, resolved == null ? "investigating" : "resolved")
        .set(INCIDENTS.CREATED_AT, created)
        .set(INCIDENTS.RESOLVED_AT, resolved)
        .set(INCIDENTS.DEPLOYMENT_ID, deployment)
        .execute();
    return id;
  }

  /** An entry of an incident's timeline. */
  void entry(UUID incident, Instant at) {
    owner
        .insertInto(INCIDENT_TIMELINE_ENTRIES)
        .set(INCIDENT_TIMELINE_ENTRIES.TENANT_ID, tenant)
        .set(INCIDENT_TIMELINE_ENTRIES.ID, id(at))
        .set(INCIDENT_TIMELINE_ENTRIES.INCIDENT_ID, incident)
        .set(INCIDENT_TIMELINE_ENTRIES.TIMESTAMP, at)
        .set(INCIDENT_TIMELINE_ENTRIES.STATUS, "investigating")
        .set(INCIDENT_TIMELINE_ENTRIES.MESSAGE, "began")
        .execute();
  }

  UUID testCase(String name) {
    UUID id = id(Instant.EPOCH);
    owner
        .insertInto(TEST_CASES)
        .set(TEST_CASES.TENANT_ID, tenant)
        .set(TEST_CASES.ID, id)
        .set(TEST_CASES.FEATURE_ID, feature)
        .set(TEST_CASES.PROJECT_ID, project)
        .set(TEST_CASES.NAME, name)
        .set(TEST_CASES.TEST_TYPE, "unit")
        .execute();
    return id;
  }

  /** A build of a commit that ended then; its status, seconds and coverage. */
  UUID build(
      Instant ended,
      String commit,
      String status,
      @Nullable Integer seconds,
      @Nullable String coverage) {
    UUID id = build(ended);
    owner
        .update(BUILDS)
        .set(BUILDS.GIT_COMMIT_HASH, commit)
        .set(BUILDS.STATUS, status)
        .set(BUILDS.COMPLETED_AT, ended)
        .set(BUILDS.DURATION_SECONDS, seconds)
        .set(BUILDS.CODE_COVERAGE_PERCENT, coverage == null ? null : new BigDecimal(coverage))
        .where(BUILDS.TENANT_ID.eq(tenant))
        .and(BUILDS.ID.eq(id))
        .execute();
    return id;
  }

  UUID result(UUID testCase, @Nullable UUID build, String status, Instant executed) {
    UUID id = id(executed);
    owner
        .insertInto(TEST_RESULTS)
        .set(TEST_RESULTS.TENANT_ID, tenant)
        .set(TEST_RESULTS.ID, id)
        .set(TEST_RESULTS.TEST_CASE_ID, testCase)
        .set(TEST_RESULTS.FEATURE_ID, feature)
        .set(TEST_RESULTS.BUILD_ID, build)
        .set(TEST_RESULTS.STATUS, status)
        .set(TEST_RESULTS.EXECUTED_AT, executed)
        .execute();
    return id;
  }

  /** A bug of a project; written by {@link #write(DefectsRecord)}. */
  DefectsRecord bug(UUID of, Instant created, @Nullable Instant resolved) {
    DefectsRecord row = owner.newRecord(DEFECTS);
    row.setTenantId(tenant);
    row.setId(id(created));
    row.setProjectId(of);
    row.setTitle("It breaks");
    row.setDescription("Often");
    row.setSeverity("high");
    row.setPriority("high");
    row.setStatus(resolved == null ? "open" : "resolved");
    row.setType("bug");
    row.setReportedBy(user);
    row.setCreatedAt(created);
    row.setResolvedAt(resolved);
    return row;
  }

  /** Writes a defect. */
  void write(DefectsRecord row) {
    owner.executeInsert(row);
  }

  /** A vulnerability of a project; written by {@link #write(VulnerabilitiesRecord)}. */
  VulnerabilitiesRecord vulnerability(
      UUID of, String severity, Instant discovered, @Nullable Instant remediated) {
    VulnerabilitiesRecord row = owner.newRecord(VULNERABILITIES);
    row.setTenantId(tenant);
    row.setId(id(discovered));
    row.setProjectId(of);
    row.setTitle("It leaks");
    row.setSeverity(severity);
    row.setStatus(remediated == null ? "open" : "remediated");
    row.setDiscoveredAt(discovered);
    row.setCreatedAt(discovered);
    row.setRemediatedAt(remediated);
    return row;
  }

  /** Writes a vulnerability. */
  void write(VulnerabilitiesRecord row) {
    owner.executeInsert(row);
  }
}
