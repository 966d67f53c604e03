package io.appinventory.catalog.delivery.measure;

import static io.appinventory.db.schema.Tables.BUILDS;
import static io.appinventory.db.schema.Tables.DEPLOYMENTS;
import static io.appinventory.db.schema.Tables.FEATURES;
import static io.appinventory.db.schema.Tables.INCIDENTS;
import static io.appinventory.db.schema.Tables.PRODUCTS;
import static io.appinventory.db.schema.Tables.PRODUCT_SERVICES;
import static io.appinventory.db.schema.Tables.PROJECTS;
import static io.appinventory.db.schema.Tables.REQUIREMENTS;
import static io.appinventory.db.schema.Tables.SERVICES;
import static io.appinventory.db.schema.Tables.TEAMS;
import static io.appinventory.db.schema.Tables.USERS;

import io.appinventory.db.schema.tables.records.DeploymentsRecord;
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
}
