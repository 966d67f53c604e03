package io.appinventory.catalog.delivery;

import static io.appinventory.db.schema.Tables.VULNERABILITIES;
import static io.appinventory.db.schema.Tables.VULNERABILITY_AFFECTED_ENTITIES;

import io.appinventory.catalog.domain.Component;
import io.appinventory.catalog.domain.Components;
import io.appinventory.catalog.domain.Resource;
import io.appinventory.catalog.domain.Resources;
import io.appinventory.catalog.domain.Service;
import io.appinventory.catalog.domain.Services;
import io.appinventory.catalog.domain.User;
import io.appinventory.catalog.domain.Users;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.ToOne;
import java.math.BigDecimal;
import java.time.Instant;

/** The description of vulnerabilities. */
public final class Vulnerabilities {
  /** The project. */
  public static final Property<Vulnerability, Id<Project>> PROJECT_ID =
      Property.<Vulnerability, Project>reference(
              VULNERABILITIES.PROJECT_ID, Vulnerability::projectId)
          .access(Access.FIXED);

  /** Its number in the list of common vulnerabilities. */
  public static final Property<Vulnerability, String> CVE_ID =
      Property.text(VULNERABILITIES.CVE_ID, Vulnerability::cveId);

  /** What it is, in a line. */
  public static final Property<Vulnerability, String> TITLE =
      Property.text(VULNERABILITIES.TITLE, Vulnerability::title);

  /** What it is. */
  public static final Property<Vulnerability, String> DESCRIPTION =
      Property.text(VULNERABILITIES.DESCRIPTION, Vulnerability::description);

  /** How bad it is. */
  public static final Property<Vulnerability, Severity> SEVERITY =
      Property.code(VULNERABILITIES.SEVERITY, Severity.values(), Vulnerability::severity);

  /** The same as a number, 0 to 10. */
  public static final Property<Vulnerability, BigDecimal> CVSS_SCORE =
      Property.decimal(
          VULNERABILITIES.CVSS_SCORE,
          BigDecimal.ZERO,
          BigDecimal.valueOf(10),
          Vulnerability::cvssScore);

  /** The version it is in. */
  public static final Property<Vulnerability, String> AFFECTED_VERSION =
      Property.text(VULNERABILITIES.AFFECTED_VERSION, Vulnerability::affectedVersion);

  /** The version it is gone from. */
  public static final Property<Vulnerability, String> FIXED_VERSION =
      Property.text(VULNERABILITIES.FIXED_VERSION, Vulnerability::fixedVersion);

  /** The ecosystem of the package. */
  public static final Property<Vulnerability, String> PACKAGE_ECOSYSTEM =
      Property.text(VULNERABILITIES.PACKAGE_ECOSYSTEM, Vulnerability::packageEcosystem);

  /** The package it is in, as OSV calls it. */
  public static final Property<Vulnerability, String> PACKAGE_NAME =
      Property.text(VULNERABILITIES.PACKAGE_NAME, Vulnerability::packageName);

  /** What is done about it. */
  public static final Property<Vulnerability, VulnerabilityStatus> STATUS =
      Property.<Vulnerability, VulnerabilityStatus>code(
              VULNERABILITIES.STATUS, VulnerabilityStatus.values(), Vulnerability::status)
          .defaultsTo(VulnerabilityStatus.OPEN);

  /** When it was found. */
  public static final Property<Vulnerability, Instant> DISCOVERED_AT =
      Property.<Vulnerability>timestamp(VULNERABILITIES.DISCOVERED_AT, Vulnerability::discoveredAt)
          .filledIn();

  /** When somebody took notice. */
  public static final Property<Vulnerability, Instant> ACKNOWLEDGED_AT =
      Property.<Vulnerability>timestamp(
              VULNERABILITIES.ACKNOWLEDGED_AT, Vulnerability::acknowledgedAt)
          .access(Access.READ_ONLY);

  /** When it was gone. */
  public static final Property<Vulnerability, Instant> REMEDIATED_AT =
      Property.<Vulnerability>timestamp(VULNERABILITIES.REMEDIATED_AT, Vulnerability::remediatedAt)
          .access(Access.READ_ONLY);

  /** Who sees to it. */
  public static final Property<Vulnerability, Id<User>> ASSIGNED_TO =
      Property.reference(VULNERABILITIES.ASSIGNED_TO, Vulnerability::assignedTo);

  /** What was done. */
  public static final Property<Vulnerability, String> REMEDIATION_NOTES =
      Property.text(VULNERABILITIES.REMEDIATION_NOTES, Vulnerability::remediationNotes);

  /** Where to read what to do. */
  public static final Property<Vulnerability, String> REMEDIATION_URL =
      Property.text(VULNERABILITIES.REMEDIATION_URL, Vulnerability::remediationUrl);

  /** The project. */
  public static final ToOne<Vulnerability, Project> PROJECT =
      ToOne.of(PROJECT_ID, () -> Projects.TYPE);

  /** The services it affects. */
  public static final Link<Vulnerability, Service> AFFECTED_SERVICES =
      Link.<Vulnerability, Service>of(
              "affected_services",
              VULNERABILITY_AFFECTED_ENTITIES.VULNERABILITY_ID,
              VULNERABILITY_AFFECTED_ENTITIES.ENTITY_ID,
              () -> Services.TYPE)
          .where(VULNERABILITY_AFFECTED_ENTITIES.ENTITY_TYPE, "services")
          .writtenAs("affected_service_ids");

  /** The components it affects. */
  public static final Link<Vulnerability, Component> AFFECTED_COMPONENTS =
      Link.<Vulnerability, Component>of(
              "affected_components",
              VULNERABILITY_AFFECTED_ENTITIES.VULNERABILITY_ID,
              VULNERABILITY_AFFECTED_ENTITIES.ENTITY_ID,
              () -> Components.TYPE)
          .where(VULNERABILITY_AFFECTED_ENTITIES.ENTITY_TYPE, "components")
          .writtenAs("affected_component_ids");

  /** The resources it affects. */
  public static final Link<Vulnerability, Resource> AFFECTED_RESOURCES =
      Link.<Vulnerability, Resource>of(
              "affected_resources",
              VULNERABILITY_AFFECTED_ENTITIES.VULNERABILITY_ID,
              VULNERABILITY_AFFECTED_ENTITIES.ENTITY_ID,
              () -> Resources.TYPE)
          .where(VULNERABILITY_AFFECTED_ENTITIES.ENTITY_TYPE, "resources")
          .writtenAs("affected_resource_ids");

  /** The type. */
  public static final EntityType<Vulnerability> TYPE =
      EntityType.<Vulnerability>named("vulnerabilities", "vulnerability", VULNERABILITIES)
          .properties(
              PROJECT_ID,
              CVE_ID,
              TITLE,
              DESCRIPTION,
              SEVERITY,
              CVSS_SCORE,
              AFFECTED_VERSION,
              FIXED_VERSION,
              PACKAGE_ECOSYSTEM,
              PACKAGE_NAME,
              STATUS,
              DISCOVERED_AT,
              ACKNOWLEDGED_AT,
              REMEDIATED_AT,
              ASSIGNED_TO,
              REMEDIATION_NOTES,
              REMEDIATION_URL)
          .relations(PROJECT, AFFECTED_SERVICES, AFFECTED_COMPONENTS, AFFECTED_RESOURCES)
          .checked(ToOne.checking(ASSIGNED_TO, () -> Users.TYPE))
          .label(TITLE)
          .summary(TITLE, SEVERITY, STATUS)
          .record(
              (header, row) ->
                  new Vulnerability(
                      header,
                      row.get(PROJECT_ID),
                      row.optional(CVE_ID),
                      row.get(TITLE),
                      row.optional(DESCRIPTION),
                      row.get(SEVERITY),
                      row.optional(CVSS_SCORE),
                      row.optional(AFFECTED_VERSION),
                      row.optional(FIXED_VERSION),
                      row.optional(PACKAGE_ECOSYSTEM),
                      row.optional(PACKAGE_NAME),
                      row.get(STATUS),
                      row.optional(DISCOVERED_AT),
                      row.optional(ACKNOWLEDGED_AT),
                      row.optional(REMEDIATED_AT),
                      row.optional(ASSIGNED_TO),
                      row.optional(REMEDIATION_NOTES),
                      row.optional(REMEDIATION_URL)));

  private Vulnerabilities() {}
}
