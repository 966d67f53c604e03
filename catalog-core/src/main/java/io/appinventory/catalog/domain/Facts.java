package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.EVIDENCE_FACTS;

import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The description of facts, which services, components and repositories have. */
public final class Facts {
  /** What tells the row from others, until it is replaced. */
  public static final Property<Fact, UUID> ID = Property.uuid(EVIDENCE_FACTS.ID, Fact::id);

  /** The greatest number that is kept. */
  public static final BigDecimal MAX = BigDecimal.TEN.pow(15);

  /** What was measured. */
  public static final Property<Fact, String> NAME = Property.text(EVIDENCE_FACTS.NAME, Fact::name);

  /** The number. */
  public static final Property<Fact, BigDecimal> VALUE =
      Property.decimal(EVIDENCE_FACTS.VALUE, BigDecimal.ZERO, MAX, Fact::value);

  /** The format it was told in. */
  public static final Property<Fact, EvidenceFormat> FORMAT =
      Property.code(EVIDENCE_FACTS.FORMAT, EvidenceFormat.values(), Fact::format);

  /** Where it comes from. */
  public static final Property<Fact, String> SOURCE =
      Property.text(EVIDENCE_FACTS.SOURCE, Fact::source);

  /** When it was measured. */
  public static final Property<Fact, Instant> OBSERVED_AT =
      Property.timestamp(EVIDENCE_FACTS.OBSERVED_AT, Fact::observedAt);

  /** Until when it is believed. */
  public static final Property<Fact, Instant> EXPIRES_AT =
      Property.timestamp(EVIDENCE_FACTS.EXPIRES_AT, Fact::expiresAt);

  /** The rows. */
  public static final PartType<Fact> TYPE =
      new PartType<Fact>(
              "evidence",
              EVIDENCE_FACTS,
              List.of(ID, NAME, VALUE, FORMAT, SOURCE, OBSERVED_AT, EXPIRES_AT),
              List.of(),
              List.of(ID),
              List.of(NAME, FORMAT, SOURCE),
              false,
              row ->
                  new Fact(
                      row.get(ID),
                      row.get(NAME),
                      row.get(VALUE),
                      row.get(FORMAT),
                      row.get(SOURCE),
                      row.get(OBSERVED_AT),
                      row.optional(EXPIRES_AT)))
          .latestBy(OBSERVED_AT);

  private Facts() {}

  /** The facts of a collection's entities. */
  static <R> Parts<R, Fact> of(String collection) {
    return Parts.<R, Fact>of(TYPE.name(), TYPE, EVIDENCE_FACTS.ENTITY_ID)
        .where(EVIDENCE_FACTS.ENTITY_TYPE, collection)
        .until(EVIDENCE_FACTS.EXPIRES_AT);
  }
}
