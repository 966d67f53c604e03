package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.EVIDENCE_VULNERABILITIES;

import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The description of vulnerabilities, which follow from packages and advisories. */
public final class AdvisoryMatches {
  /** What tells the row from others, until it is replaced. */
  public static final Property<AdvisoryMatch, UUID> ID =
      Property.uuid(EVIDENCE_VULNERABILITIES.ID, AdvisoryMatch::id);

  /** The advisory. */
  public static final Property<AdvisoryMatch, String> ADVISORY =
      Property.text(EVIDENCE_VULNERABILITIES.ADVISORY, AdvisoryMatch::advisory);

  /** What others call it. */
  public static final Property<AdvisoryMatch, List<String>> ALIASES =
      Property.texts(EVIDENCE_VULNERABILITIES.ALIASES, AdvisoryMatch::aliases);

  /** How bad it is. */
  public static final Property<AdvisoryMatch, VulnerabilitySeverity> SEVERITY =
      Property.code(
          EVIDENCE_VULNERABILITIES.SEVERITY,
          VulnerabilitySeverity.values(),
          AdvisoryMatch::severity);

  /** Whose package it is. */
  public static final Property<AdvisoryMatch, String> ECOSYSTEM =
      Property.text(EVIDENCE_VULNERABILITIES.ECOSYSTEM, AdvisoryMatch::ecosystem);

  /** The package. */
  public static final Property<AdvisoryMatch, String> PACKAGE =
      Property.text(EVIDENCE_VULNERABILITIES.PACKAGE, AdvisoryMatch::packageName);

  /** Its version. */
  public static final Property<AdvisoryMatch, String> VERSION =
      Property.text(EVIDENCE_VULNERABILITIES.VERSION, AdvisoryMatch::version);

  /** The next version without it. */
  public static final Property<AdvisoryMatch, String> FIXED_IN =
      Property.text(EVIDENCE_VULNERABILITIES.FIXED_IN, AdvisoryMatch::fixedIn);

  /** The format the package was told in. */
  public static final Property<AdvisoryMatch, EvidenceFormat> FORMAT =
      Property.code(
          EVIDENCE_VULNERABILITIES.FORMAT, EvidenceFormat.values(), AdvisoryMatch::format);

  /** Where the package comes from. */
  public static final Property<AdvisoryMatch, String> SOURCE =
      Property.text(EVIDENCE_VULNERABILITIES.SOURCE, AdvisoryMatch::source);

  /** When the package was found. */
  public static final Property<AdvisoryMatch, Instant> OBSERVED_AT =
      Property.timestamp(EVIDENCE_VULNERABILITIES.OBSERVED_AT, AdvisoryMatch::observedAt);

  /** Until when that is believed. */
  public static final Property<AdvisoryMatch, Instant> EXPIRES_AT =
      Property.timestamp(EVIDENCE_VULNERABILITIES.EXPIRES_AT, AdvisoryMatch::expiresAt);

  /** The rows. */
  public static final PartType<AdvisoryMatch> TYPE =
      new PartType<AdvisoryMatch>(
              "advisories",
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
                  new AdvisoryMatch(
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

  private AdvisoryMatches() {}

  /** The vulnerabilities of a collection's entities. */
  static <R> Parts<R, AdvisoryMatch> of(String collection) {
    return Parts.<R, AdvisoryMatch>of(TYPE.name(), TYPE, EVIDENCE_VULNERABILITIES.ENTITY_ID)
        .where(EVIDENCE_VULNERABILITIES.ENTITY_TYPE, collection)
        .until(EVIDENCE_VULNERABILITIES.EXPIRES_AT);
  }
}
