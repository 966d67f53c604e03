package io.appinventory.catalog.testing;

import io.appinventory.catalog.domain.People;
import io.appinventory.catalog.domain.Person;
import io.appinventory.catalog.domain.Team;
import io.appinventory.catalog.domain.Teams;
import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.BackReference;
import io.appinventory.catalog.model.Dependency;
import io.appinventory.catalog.model.EntityType;
import io.appinventory.catalog.model.Id;
import io.appinventory.catalog.model.Json;
import io.appinventory.catalog.model.Link;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Parts;
import io.appinventory.catalog.model.Property;
import io.appinventory.catalog.model.Sensitivity;
import io.appinventory.catalog.model.ToOne;
import io.appinventory.catalog.store.Domain;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;

/** The description of {@link EveryKind}. */
public final class EveryKinds {
  private static final PlainTable KINDS = PlainTable.ofEntities("every_kinds");
  private static final PlainTable PEERS = new PlainTable("every_kind_peers");
  private static final PlainTable NOTES = new PlainTable("every_kind_notes");
  private static final BigDecimal MOST = new BigDecimal("99999999.9999");

  /** Unique. */
  public static final Property<EveryKind, String> NAME =
      Property.text(KINDS.column("name", SQLDataType.VARCHAR(60).nullable(false)), EveryKind::name);

  /** Fixed at creation. */
  public static final Property<EveryKind, EveryKind.Colour> COLOUR =
      Property.code(
              KINDS.column("colour", SQLDataType.VARCHAR(20).nullable(false)),
              EveryKind.Colour.values(),
              EveryKind::colour)
          .access(Access.FIXED);

  /** Optional text. */
  public static final Property<EveryKind, String> REMARK =
      Property.text(KINDS.column("remark", SQLDataType.CLOB), EveryKind::remark);

  /** True by default. */
  public static final Property<EveryKind, Boolean> FLAG =
      Property.<EveryKind>bool(
              KINDS.column("flag", SQLDataType.BOOLEAN.nullable(false)), EveryKind::flag)
          .defaultsTo(true);

  /** A whole number. */
  public static final Property<EveryKind, Integer> SMALL =
      Property.integer(KINDS.column("small", SQLDataType.INTEGER), -5, 1_000_000, EveryKind::small);

  /** A great whole number. */
  public static final Property<EveryKind, Long> BIG =
      Property.bigint(
          KINDS.column("big", SQLDataType.BIGINT), Long.MIN_VALUE, Long.MAX_VALUE, EveryKind::big);

  /** A decimal. */
  public static final Property<EveryKind, BigDecimal> AMOUNT =
      Property.<EveryKind>decimal(
              KINDS.column("amount", SQLDataType.NUMERIC(12, 4)),
              MOST.negate(),
              MOST,
              EveryKind::amount)
          .sensitive(Sensitivity.FINANCIAL);

  /** A day. */
  public static final Property<EveryKind, LocalDate> DAY =
      Property.date(KINDS.column("day", SQLDataType.LOCALDATE), EveryKind::day);

  /** A time. */
  public static final Property<EveryKind, Instant> MOMENT =
      Property.timestamp(KINDS.column("moment", SQLDataType.INSTANT), EveryKind::moment);

  /** The id of nothing here. */
  public static final Property<EveryKind, UUID> EXTERNAL_REF =
      Property.uuid(KINDS.column("external_ref", SQLDataType.UUID), EveryKind::externalRef);

  /** Texts. */
  public static final Property<EveryKind, List<String>> LABELS =
      Property.tags(KINDS.column("labels", SQLDataType.JSONB.nullable(false)), EveryKind::labels);

  /** An object without a schema. */
  public static final Property<EveryKind, Json> EXTRA =
      Property.<EveryKind>json(
              KINDS.column("extra", SQLDataType.JSONB.nullable(false)), EveryKind::extra)
          .defaultsTo(Json.emptyObject());

  /** Required. */
  public static final Property<EveryKind, Id<Team>> TEAM_ID =
      Property.reference(KINDS.id("team_id"), EveryKind::teamId);

  /** Another of its kind. */
  public static final Property<EveryKind, Id<EveryKind>> PARENT_ID =
      Property.reference(KINDS.column("parent_id", SQLDataType.UUID), EveryKind::parentId);

  /** The team. */
  public static final ToOne<EveryKind, Team> TEAM = ToOne.of(TEAM_ID, () -> Teams.TYPE);

  /** The parent. */
  public static final ToOne<EveryKind, EveryKind> PARENT =
      ToOne.of(PARENT_ID, () -> EveryKinds.TYPE);

  /** Those whose parent it is. */
  public static final BackReference<EveryKind, EveryKind> CHILDREN =
      BackReference.of("children", () -> EveryKinds.TYPE, () -> PARENT);

  private static final TableField<Record, UUID> NEAR = PEERS.id("every_kind_id");
  private static final TableField<Record, UUID> FAR = PEERS.id("peer_id");

  /** Others of its kind. */
  public static final Link<EveryKind, EveryKind> PEERS_OUT =
      Link.<EveryKind, EveryKind>of("peers", NEAR, FAR, () -> EveryKinds.TYPE)
          .writtenAs("peer_ids")
          .meaning(Dependency.NEEDS);

  /** The other end. */
  public static final Link<EveryKind, EveryKind> PEERS_IN =
      Link.<EveryKind, EveryKind>of("peer_of", FAR, NEAR, () -> EveryKinds.TYPE)
          .writtenAs("peer_of_ids")
          .meaning(Dependency.NEEDED_BY);

  private static final Property<EveryKind.Note, String> TITLE =
      Property.text(
          NOTES.column("title", SQLDataType.VARCHAR(40).nullable(false)), EveryKind.Note::title);
  private static final Property<EveryKind.Note, Integer> STARS =
      Property.<EveryKind.Note>integer(
              NOTES.column("stars", SQLDataType.INTEGER.nullable(false)),
              1,
              5,
              EveryKind.Note::stars)
          .defaultsTo(3);
  private static final Property<EveryKind.Note, Instant> WRITTEN =
      Property.timestamp(NOTES.column("written", SQLDataType.INSTANT), EveryKind.Note::written);
  private static final Property<EveryKind.Note, Id<Person>> WRITER_ID =
      Property.reference(NOTES.column("writer_id", SQLDataType.UUID), EveryKind.Note::writerId);

  private static final Field<UUID> OWNER = idOf(NOTES, "every_kind_id");

  /** Its notes. */
  public static final Parts<EveryKind, EveryKind.Note> NOTED =
      Parts.of(
          "notes",
          new PartType<EveryKind.Note>(
                  "notes",
                  NOTES,
                  List.of(TITLE, STARS, WRITTEN, WRITER_ID),
                  List.of(ToOne.of(WRITER_ID, () -> People.TYPE)),
                  List.of(TITLE),
                  List.of(TITLE),
                  false,
                  row ->
                      new EveryKind.Note(
                          row.get(TITLE),
                          row.get(STARS),
                          row.optional(WRITTEN),
                          row.optional(WRITER_ID)))
              .latestBy(WRITTEN),
          OWNER);

  /** The type. */
  public static final EntityType<EveryKind> TYPE =
      EntityType.<EveryKind>named("every_kinds", "every kind", KINDS)
          .properties(
              NAME,
              COLOUR,
              REMARK,
              FLAG,
              SMALL,
              BIG,
              AMOUNT,
              DAY,
              MOMENT,
              EXTERNAL_REF,
              LABELS,
              EXTRA,
              TEAM_ID,
              PARENT_ID)
          .relations(TEAM, PARENT, CHILDREN, PEERS_OUT, PEERS_IN, NOTED)
          .label(NAME)
          .latestBy(MOMENT)
          .summary(NAME, COLOUR, AMOUNT, MOMENT)
          .record(
              (header, row) ->
                  new EveryKind(
                      header,
                      row.get(NAME),
                      row.get(COLOUR),
                      row.optional(REMARK),
                      row.get(FLAG),
                      row.optional(SMALL),
                      row.optional(BIG),
                      row.optional(AMOUNT),
                      row.optional(DAY),
                      row.optional(MOMENT),
                      row.optional(EXTERNAL_REF),
                      row.get(LABELS),
                      row.get(EXTRA),
                      row.get(TEAM_ID),
                      row.optional(PARENT_ID)));

  private static Field<UUID> idOf(PlainTable table, String column) {
    table.id("id");
    return table.id(column);
  }

  /** A domain of this type alone. */
  public static Domain domain() {
    return Domain.of(TYPE);
  }

  private EveryKinds() {}
}
