package io.appinventory.catalog.domain;

import static io.appinventory.db.schema.Tables.INCIDENT_TIMELINE_ENTRIES;

import io.appinventory.catalog.model.Access;
import io.appinventory.catalog.model.PartType;
import io.appinventory.catalog.model.Property;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The description of an incident's timeline, to which entries are only ever added. */
public final class Timeline {
  /** When. */
  public static final Property<TimelineEntry, Instant> TIMESTAMP =
      Property.timestamp(INCIDENT_TIMELINE_ENTRIES.TIMESTAMP, TimelineEntry::timestamp);

  /** The incident's status from then on. */
  public static final Property<TimelineEntry, IncidentStatus> STATUS =
      Property.code(
          INCIDENT_TIMELINE_ENTRIES.STATUS, IncidentStatus.values(), TimelineEntry::status);

  /** What happened. */
  public static final Property<TimelineEntry, String> MESSAGE =
      Property.text(INCIDENT_TIMELINE_ENTRIES.MESSAGE, TimelineEntry::message);

  /** Who wrote it. */
  public static final Property<TimelineEntry, UUID> CREATED_BY =
      Property.<TimelineEntry>uuid(INCIDENT_TIMELINE_ENTRIES.CREATED_BY, TimelineEntry::createdBy)
          .access(Access.READ_ONLY);

  /** The rows. */
  public static final PartType<TimelineEntry> TYPE =
      new PartType<TimelineEntry>(
              "timeline",
              INCIDENT_TIMELINE_ENTRIES,
              List.of(TIMESTAMP, STATUS, MESSAGE, CREATED_BY),
              List.of(),
              List.of(TIMESTAMP, STATUS, MESSAGE),
              List.of(TIMESTAMP),
              true,
              row ->
                  new TimelineEntry(
                      row.get(TIMESTAMP),
                      row.get(STATUS),
                      row.get(MESSAGE),
                      row.optional(CREATED_BY)))
          .latestBy(TIMESTAMP);

  private Timeline() {}
}
