package io.appinventory.catalog.domain;

import io.appinventory.catalog.model.Coded;

/** The formats in which tools hand out what they measured. */
public enum EvidenceFormat implements Coded {
  /** Software bills of materials of OWASP CycloneDX, in JSON and XML. */
  CYCLONEDX,
  /** Software bills of materials of SPDX, 2.x and 3.0 in JSON, 2.x as tag-value. */
  SPDX,
  /** What became of tests, in the XML that began with JUnit. */
  JUNIT,
  /** Coverage by tests as JaCoCo writes it in XML. */
  JACOCO,
  /** Coverage by tests as Cobertura writes it in XML. */
  COBERTURA,
  /** Findings of static analysis, SARIF 2.1.0. */
  SARIF,
  /** The state of Terraform. */
  TERRAFORM,
  /** Advisories of OSV. */
  OSV;
}
