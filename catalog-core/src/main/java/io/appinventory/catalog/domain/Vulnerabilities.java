package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.EVIDENCE_VULNERABILITIES;

import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The description of vulnerabilities, which follow from packages and advisories. */
public final class Vulnerabilities {
  /** What tells the row from others, until it is replaced. */
  public static final Property<Vulnerability, UUID> ID =
      Property.uuid(EVIDENCE_VULNERABILITIES.ID, Vulnerability::id);

  /** The advisory. */
  public static final Property<Vulnerability, String> ADVISORY =
      Property.text(EVIDENCE_VULNERABILITIES.ADVISORY, Vulnerability::advisory);

  /** What others call it. */
  public static final Property<Vulnerability, List<String>> ALIASES =
      Property.texts(EVIDENCE_VULNERABILITIES.ALIASES, Vulnerability::aliases);

  /** How bad it is. */
  public static final Property<Vulnerability, VulnerabilitySeverity> SEVERITY =
      Property.code(
          EVIDENCE_VULNERABILITIES.SEVERITY,
          VulnerabilitySeverity.values(),
          Vulnerability::severity);

  /** Whose package it is. */
  public static final Property<Vulnerability, String> ECOSYSTEM =
      Property.text(EVIDENCE_VULNERABILITIES.ECOSYSTEM, Vulnerability::ecosystem);

  /** The package. */
  public static final Property<Vulnerability, String> PACKAGE =
      Property.text(EVIDENCE_VULNERABILITIES.PACKAGE, Vulnerability::packageName);

  /** Its version. */
  public static final Property<Vulnerability, String> VERSION =
      Property.text(EVIDENCE_VULNERABILITIES.VERSION, Vulnerability::version);

  /** The next version without it. */
  public static final Property<Vulnerability, String> FIXED_IN =
      Property.text(EVIDENCE_VULNERABILITIES.FIXED_IN, Vulnerability::fixedIn);

  /** The format the package was told in. */
  public static final Property<Vulnerability, EvidenceFormat> FORMAT =
      Property.code(
          EVIDENCE_VULNERABILITIES.FORMAT, EvidenceFormat.values(), Vulnerability::format);

  /** Where the package comes from. */
  public static final Property<Vulnerability, String> SOURCE =
      Property.text(EVIDENCE_VULNERABILITIES.SOURCE, Vulnerability::source);

  /** When the package was found. */
  public static final Property<Vulnerability, Instant> OBSERVED_AT =
      Property.timestamp(EVIDENCE_VULNERABILITIES.OBSERVED_AT, Vulnerability::observedAt);

  /** Until when that is believed. */
  public static final Property<Vulnerability, Instant> EXPIRES_AT =
      Property.timestamp(EVIDENCE_VULNERABILITIES.EXPIRES_AT, Vulnerability::expiresAt);

  /** The rows. */
  public static final PartType<Vulnerability> TYPE =
      new PartType<Vulnerability>(
              "vulnerabilities",
              EVIDENCE_VULNERABILITIES,
              List.of(
                  ID,
                  ADVISORY,
                  ALIASES,
                  SEVERITY,
                  ECOSYSTEM,
                  PACKAGE,
                  VERSION,
                  FIXED_IN,
                  FORMAT,
                  SOURCE,
                  OBSERVED_AT,
                  EXPIRES_AT),
              List.of(),
              List.of(ID),
              List.of(ADVISORY, PACKAGE),
              false,
              row ->
                  new Vulnerability(
                      row.get(ID),
                      row.get(ADVISORY),
                      row.get(ALIASES),
                      row.get(SEVERITY),
                      row.get(ECOSYSTEM),
                      row.get(PACKAGE),
                      row.get(VERSION),
                      row.optional(FIXED_IN),
                      row.get(FORMAT),
                      row.get(SOURCE),
                      row.get(OBSERVED_AT),
                      row.optional(EXPIRES_AT)))
          .latestBy(OBSERVED_AT);

  private Vulnerabilities() {}

  /** The vulnerabilities of a collection's entities. */
  static <R> Parts<R, Vulnerability> of(String collection) {
    return Parts.<R, Vulnerability>of(TYPE.name(), TYPE, EVIDENCE_VULNERABILITIES.ENTITY_ID)
        .where(EVIDENCE_VULNERABILITIES.ENTITY_TYPE, collection)
        .until(EVIDENCE_VULNERABILITIES.EXPIRES_AT);
  }
}
