package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.EVIDENCE_PACKAGES;

import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The description of packages, which services, components and repositories are made of. */
public final class Packages {
  /** What tells the row from others, until it is replaced. */
  public static final Property<SoftwarePackage, UUID> ID =
      Property.uuid(EVIDENCE_PACKAGES.ID, SoftwarePackage::id);

  /** Whose package it is. */
  public static final Property<SoftwarePackage, String> ECOSYSTEM =
      Property.text(EVIDENCE_PACKAGES.ECOSYSTEM, SoftwarePackage::ecosystem);

  /** What it is called there. */
  public static final Property<SoftwarePackage, String> NAME =
      Property.text(EVIDENCE_PACKAGES.NAME, SoftwarePackage::name);

  /** Which one. */
  public static final Property<SoftwarePackage, String> VERSION =
      Property.text(EVIDENCE_PACKAGES.VERSION, SoftwarePackage::version);

  /** Its package URL. */
  public static final Property<SoftwarePackage, String> PURL =
      Property.text(EVIDENCE_PACKAGES.PURL, SoftwarePackage::purl);

  /** The format it was told in. */
  public static final Property<SoftwarePackage, EvidenceFormat> FORMAT =
      Property.code(EVIDENCE_PACKAGES.FORMAT, EvidenceFormat.values(), SoftwarePackage::format);

  /** Where it comes from. */
  public static final Property<SoftwarePackage, String> SOURCE =
      Property.text(EVIDENCE_PACKAGES.SOURCE, SoftwarePackage::source);

  /** When it was found. */
  public static final Property<SoftwarePackage, Instant> OBSERVED_AT =
      Property.timestamp(EVIDENCE_PACKAGES.OBSERVED_AT, SoftwarePackage::observedAt);

  /** Until when it is believed. */
  public static final Property<SoftwarePackage, Instant> EXPIRES_AT =
      Property.timestamp(EVIDENCE_PACKAGES.EXPIRES_AT, SoftwarePackage::expiresAt);

  /** The rows. */
  public static final PartType<SoftwarePackage> TYPE =
      new PartType<SoftwarePackage>(
              "packages",
              EVIDENCE_PACKAGES,
              List.of(ID, ECOSYSTEM, NAME, VERSION, PURL, FORMAT, SOURCE, OBSERVED_AT, EXPIRES_AT),
              List.of(),
              List.of(ID),
              List.of(NAME),
              false,
              row ->
                  new SoftwarePackage(
                      row.get(ID),
                      row.optional(ECOSYSTEM),
                      row.get(NAME),
                      row.optional(VERSION),
                      row.optional(PURL),
                      row.get(FORMAT),
                      row.get(SOURCE),
                      row.get(OBSERVED_AT),
                      row.optional(EXPIRES_AT)))
          .latestBy(OBSERVED_AT);

  private Packages() {}

  /** The packages of a collection's entities. */
  static <R> Parts<R, SoftwarePackage> of(String collection) {
    return Parts.<R, SoftwarePackage>of(TYPE.name(), TYPE, EVIDENCE_PACKAGES.ENTITY_ID)
        .where(EVIDENCE_PACKAGES.ENTITY_TYPE, collection)
        .until(EVIDENCE_PACKAGES.EXPIRES_AT);
  }
}
